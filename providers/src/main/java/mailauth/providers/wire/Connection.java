package mailauth.providers.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Message;
import org.xbill.DNS.WireParseException;

/**
 * A TCP connection on which many questions may be under way at once (RFC 7766 section 6.2.1.1).
 * Replies find their questions by id, in whatever order they come.
 */
public final class Connection implements AutoCloseable {
  /** Room for the largest message, so that sending does not wait for the server to read. */
  private static final int SEND_BUFFER = 1 << 17;

  private final InetSocketAddress server;
  private final Signing signing;
  private final Socket socket;
  private final ReentrantLock sending = new ReentrantLock();
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, UnderWay> underWay = new ConcurrentHashMap<>();

  private record UnderWay(Message query, CompletableFuture<Message> reply) {}

  private Connection(InetSocketAddress server, Signing signing, Socket socket) {
    this.server = server;
    this.signing = signing;
    this.socket = socket;
  }

  /**
   * Connects.
   *
   * @throws NoReply of kind {@link Kind#NOT_SENT}
   */
  @SuppressWarnings("resource") // the connection closes its socket
  public static Connection open(InetSocketAddress server, Signing signing, Duration timeout)
      throws NoReply {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSendBufferSize(SEND_BUFFER);
      socket.connect(server, (int) timeout.toMillis());
    } catch (IOException e) {
      closeQuietly(socket);
      throw new NoReply(Kind.NOT_SENT, unreachable(server, e));
    }
    var connection = new Connection(server, signing, socket);
    Thread.ofVirtual().name("dns-tcp").start(connection::read);
    return connection;
  }

  /**
   * Sends a query, with an id of its own and signed, and waits for its reply. A server that keeps
   * silent loses the connection, and with it everyone who waits.
   */
  public Message exchange(Message unsigned, Duration timeout) throws NoReply {
    int id = lastId.incrementAndGet() & 0xffff;
    var query = unsigned.clone();
    query.getHeader().setID(id);
    signing.sign(query);
    var reply = new CompletableFuture<Message>();
    underWay.put(id, new UnderWay(query, reply));
    send(query.toWire());
    try {
      return Waiting.await(reply, server, timeout);
    } catch (NoReply e) {
      if (e.kind() == Kind.TIMEOUT) {
        close();
      }
      throw e;
    }
  }

  private void send(byte[] message) throws NoReply {
    sending.lock();
    try {
      socket.getOutputStream().write(framed(message));
    } catch (IOException e) {
      close();
      throw new NoReply(Kind.LOST, closed());
    } finally {
      sending.unlock();
    }
    if (socket.isClosed()) {
      // Who closed it may not have seen this question yet.
      close();
    }
  }

  public boolean isOpen() {
    return !socket.isClosed();
  }

  private void read() {
    try {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      while (true) {
        var octets = new byte[in.readUnsignedShort()];
        in.readFully(octets);
        accept(octets);
      }
    } catch (WireParseException | RuntimeException e) {
      end(Waiting.malformed(server));
    } catch (IOException e) {
      close();
    }
  }

  private void accept(byte[] octets) throws IOException {
    var reply = new Message(octets);
    var question = underWay.remove(reply.getHeader().getID());
    if (question == null) {
      return;
    }
    if (signing.trusts(question.query(), reply, octets)) {
      question.reply().complete(reply);
    } else {
      question
          .reply()
          .completeExceptionally(
              new NoReply(
                  Kind.UNTRUSTED,
                  "the answer of %s is not signed with the TSIG key, so it is not believed"
                      .formatted(Endpoint.text(server))));
    }
  }

  @Override
  public void close() {
    end(new NoReply(Kind.LOST, closed()));
  }

  private void end(NoReply reason) {
    closeQuietly(socket);
    underWay.values().forEach(question -> question.reply().completeExceptionally(reason));
  }

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(Short.BYTES + message.length)
        .putShort((short) message.length)
        .put(message)
        .array();
  }

  private static String unreachable(InetSocketAddress server, IOException e) {
    var text = Endpoint.text(server);
    return switch (e) {
      case SocketTimeoutException timeout ->
          "%s does not accept connections in time".formatted(text);
      case ConnectException refused ->
          "%s refuses connections; is it the right port?".formatted(text);
      default -> "%s cannot be reached (%s)".formatted(text, e.getMessage());
    };
  }

  private String closed() {
    return Endpoint.text(server) + " closed the connection";
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
