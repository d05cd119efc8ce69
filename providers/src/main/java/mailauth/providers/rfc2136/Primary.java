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

/**
 * The server that is read and changed, over TCP. All questions share one connection; an update has
 * one to itself while it is under way, so that nothing but its own fate is in doubt with it.
 */
final class Primary implements AutoCloseable {
  private static final Duration QUESTION = Duration.ofSeconds(5);
  private static final Duration UPDATE = Duration.ofSeconds(30);

  private final Endpoint endpoint;
  private final Signing signing;
  private final ReentrantLock connecting = new ReentrantLock();
  private final Idle idle = new Idle();
  private @Nullable Connection shared;

  Primary(Endpoint endpoint, Signing signing) {
    this.endpoint = endpoint;
    this.signing = signing;
  }

  /** As {@link #ask(List)}, for one question. */
  Message ask(Message question) throws NoReply {
    return ask(List.of(question)).getFirst();
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

  /**
   * Sends an update, once. Where its connection served another before, it may be lost only because
   * the server had enough of that.
   */
  @SuppressWarnings("resource") // closed here, or put back
  Message update(Message update) throws NoReply {
    var kept = idle.take();
    var connection = kept.isPresent() ? kept.get() : Connection.open(address(), signing, QUESTION);
    try {
      var reply = connection.exchange(update, UPDATE);
      idle.put(connection);
      return reply;
    } catch (NoReply e) {
      connection.close();
      idle.close();
      throw e;
    }
  }

  private Connection connection() throws NoReply {
    connecting.lock();
    try {
      var current = shared;
      if (current == null || !current.isOpen()) {
        current = Connection.open(address(), signing, QUESTION);
        shared = current;
      }
      return current;
    } finally {
      connecting.unlock();
    }
  }

  InetSocketAddress address() throws NoReply {
    try {
      return endpoint.address();
    } catch (UnknownHostException e) {
      throw new NoReply(Kind.NOT_SENT, endpoint + " has no address");
    }
  }

  @Override
  public void close() {
    idle.close();
    connecting.lock();
    try {
      if (shared != null) {
        shared.close();
      }
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
