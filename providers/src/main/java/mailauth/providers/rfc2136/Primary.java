package mailauth.providers.rfc2136;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import mailauth.providers.wire.Connection;
import mailauth.providers.wire.Endpoint;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Signing;
import org.xbill.DNS.Message;

/**
 * The server that is read and changed, over TCP. All questions share one connection, and all
 * transfers another; an update has one to itself while it is under way, so that nothing but its own
 * fate is in doubt with it.
 */
final class Primary implements AutoCloseable {
  private static final Duration UPDATE = Duration.ofSeconds(30);

  private final Endpoint endpoint;
  private final Signing signing;
  private final SharedConnection questions;
  private final SharedConnection transfers;
  private final Idle idle = new Idle();

  Primary(Endpoint endpoint, Signing signing) {
    this.endpoint = endpoint;
    this.signing = signing;
    this.questions = new SharedConnection(endpoint, signing);
    this.transfers = new SharedConnection(endpoint, signing);
  }

  boolean isSigning() {
    return !signing.equals(Signing.NONE);
  }

  /** As {@link #ask(List)}, for one question. */
  Message ask(Message question) throws NoReply {
    return ask(List.of(question)).getFirst();
  }

  /** Asks all at once; a connection that the server gave up meanwhile is opened anew. */
  List<Message> ask(List<Message> asked) throws NoReply {
    return questions.ask(asked);
  }

  /** Asks for a zone; the first message of the answer, in which a small zone is whole. */
  Message transfer(Message question) throws NoReply {
    return transfers.ask(List.of(question)).getFirst();
  }

  /** Ends a transfer that has more messages than one, and with it all that are under way. */
  void endTransfers() {
    transfers.close();
  }

  /**
   * Sends an update, once. Where its connection served another before, it may be lost only because
   * the server had enough of that.
   */
  @SuppressWarnings("resource") // closed here, or put back
  Message update(Message update) throws NoReply {
    var kept = idle.take();
    var connection =
        kept.isPresent()
            ? kept.get()
            : Connection.open(address(), signing, SharedConnection.QUESTION);
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

  InetSocketAddress address() throws NoReply {
    return SharedConnection.address(endpoint);
  }

  @Override
  public void close() {
    idle.close();
    transfers.close();
    questions.close();
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
