package mailauth.providers.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Message;

/**
 * A TCP connection on which many questions may be under way at once (RFC 7766 section 6.2.1.1).
 * Replies find their questions by id, in whatever order they come.
 */
public final class Connection implements AutoCloseable {
  /** Room for the largest message, so that sending does not wait for the server to read. */
  private static final int SEND_BUFFER = 1 << 17;

  private static final int READ_BUFFER = 1 << 16;
  private static final int IDS = 1 << 16;

  private final InetSocketAddress server;
  private final Signing signing;
  private final Socket socket;
  private final Outgoing outgoing;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, UnderWay> underWay = new ConcurrentHashMap<>();

  /**
   * A question.
   *
   * @param query signed
   * @param octets the same as it is sent
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record UnderWay(Message query, byte[] octets, CompletableFuture<byte[]> reply) {
    int id() {
      return query.getHeader().getID();
    }
  }

  private Connection(InetSocketAddress server, Signing signing, Socket socket) throws IOException {
    this.server = server;
    this.signing = signing;
    this.socket = socket;
    this.outgoing = new Outgoing(socket.getOutputStream());
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
      var connection = new Connection(server, signing, socket);
      Thread.ofVirtual().name("dns-tcp").start(connection::read);
      return connection;
    } catch (IOException e) {
      closeQuietly(socket);
      throw new NoReply(Kind.NOT_SENT, unreachable(server, e));
    }
  }

  /** As {@link #exchange(List, Duration)}, for one query. */
  public Message exchange(Message query, Duration timeout) throws NoReply {
    return exchange(List.of(query), timeout).getFirst();
  }

  /**
   * Sends queries all at once, each with an id of its own and signed, and waits for their replies,
   * in order. A server that keeps silent loses the connection, and with it everyone who waits.
   *
   * @throws NoReply if one of them has no usable reply
   */
  public List<Message> exchange(List<Message> queries, Duration timeout) throws NoReply {
    var asked = new ArrayList<UnderWay>(queries.size());
    try {
      for (var query : queries) {
        asked.add(register(query));
      }
      send(asked);
      long deadline = System.nanoTime() + timeout.toNanos();
      var replies = new ArrayList<Message>(queries.size());
      for (var question : asked) {
        replies.add(await(question, timeout, deadline));
      }
      return replies;
    } finally {
      asked.forEach(question -> underWay.remove(question.id(), question));
    }
  }

  private UnderWay register(Message query) {
    var numbered = query.clone();
    numbered.getHeader().setID(Math.floorMod(lastId.incrementAndGet(), IDS));
    signing.sign(numbered);
    var question = new UnderWay(numbered, numbered.toWire(), new CompletableFuture<>());
    underWay.put(question.id(), question);
    return question;
  }

  private void send(List<UnderWay> asked) throws NoReply {
    var framed = new ByteArrayOutputStream();
    for (var question : asked) {
      var octets = question.octets();
      framed.write(octets.length >> 8);
      framed.write(octets.length);
      framed.writeBytes(octets);
    }
    try {
      outgoing.send(framed.toByteArray());
    } catch (IOException e) {
      close();
      throw new NoReply(Kind.LOST, closed());
    }
    if (socket.isClosed()) {
      // Who closed it may not have seen these questions yet.
      close();
    }
  }

  private Message await(UnderWay question, Duration timeout, long deadline) throws NoReply {
    byte[] octets;
    try {
      octets = Waiting.await(question.reply(), server, timeout, deadline);
    } catch (NoReply e) {
      if (e.kind() == Kind.TIMEOUT) {
        close();
      }
      throw e;
    }
    var reply = Waiting.decoded(octets, server);
    if (!signing.trusts(question.query(), reply, octets)) {
      throw new NoReply(
          Kind.UNTRUSTED,
          "the answer of %s is not signed with the TSIG key, so it is not believed"
              .formatted(Endpoint.text(server)));
    }
    return reply;
  }

  public boolean isOpen() {
    return !socket.isClosed();
  }

  private void read() {
    try {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), READ_BUFFER));
      while (true) {
        var octets = new byte[in.readUnsignedShort()];
        in.readFully(octets);
        accept(octets);
      }
    } catch (IOException e) {
      close();
    }
  }

  private void accept(byte[] octets) {
    if (octets.length < Echo.HEADER) {
      end(Waiting.malformed(server));
      return;
    }
    var question = underWay.get(Echo.id(octets));
    if (question != null && Echo.answers(question.octets(), octets)) {
      question.reply().complete(octets);
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
