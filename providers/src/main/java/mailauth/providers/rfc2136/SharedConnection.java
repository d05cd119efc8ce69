package mailauth.providers.rfc2136;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import mailauth.providers.wire.Connection;
import mailauth.providers.wire.Endpoint;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.NoReply.Kind;
import mailauth.providers.wire.Signing;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/** A connection for the questions of many threads, opened when the first is asked. */
final class SharedConnection implements AutoCloseable {
  static final Duration QUESTION = Duration.ofSeconds(5);

  private final Endpoint endpoint;
  private final Signing signing;
  private final ReentrantLock connecting = new ReentrantLock();
  private @Nullable Connection current;

  SharedConnection(Endpoint endpoint, Signing signing) {
    this.endpoint = endpoint;
    this.signing = signing;
  }

  /** Asks all at once; a connection that the server gave up meanwhile is opened anew. */
  List<Message> ask(List<Message> questions) throws NoReply {
    try {
      return connection().exchange(questions, QUESTION);
    } catch (NoReply e) {
      if (e.kind() == Kind.LOST) {
        return connection().exchange(questions, QUESTION);
      }
      throw e;
    }
  }

  private Connection connection() throws NoReply {
    connecting.lock();
    try {
      var open = current;
      if (open == null || !open.isOpen()) {
        open = Connection.open(address(endpoint), signing, QUESTION);
        current = open;
      }
      return open;
    } finally {
      connecting.unlock();
    }
  }

  static InetSocketAddress address(Endpoint endpoint) throws NoReply {
    try {
      return endpoint.address();
    } catch (UnknownHostException e) {
      throw new NoReply(Kind.NOT_SENT, endpoint + " has no address");
    }
  }

  /** Hangs up; who asks next has it opened anew. */
  @Override
  public void close() {
    connecting.lock();
    try {
      if (current != null) {
        current.close();
      }
    } finally {
      connecting.unlock();
    }
  }
}
