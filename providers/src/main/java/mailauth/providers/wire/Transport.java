package mailauth.providers.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.xbill.DNS.Message;

/** A way to put a question to a server. Blocking and safe to call from many threads. */
@FunctionalInterface
public interface Transport extends AutoCloseable {

  /**
   * Sends a query once and waits for its reply. The message's id is chosen anew.
   *
   * @param timeout for each of connecting and answering
   * @throws NoReply if there is none in time
   */
  Message exchange(InetSocketAddress server, Message query, Duration timeout) throws NoReply;

  @Override
  default void close() {}
}
