package mailauth.providers.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Message;

/**
 * One socket connected to one server, with the questions under way on it by their ids. A reply
 * counts only if it comes from the server, and has the id and the question (RFC 5452 section 9.1).
 * All else, and what comes late, is passed over.
 */
final class UdpSocket {
  private static final int RECEIVE_BUFFER = 1 << 20;
  private static final int IDS = 1 << 16;

  private final InetSocketAddress server;
  private final DatagramChannel channel;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<Integer, UnderWay> underWay = new ConcurrentHashMap<>();
  private int uses;

  /**
   * A question.
   *
   * @param garbled whether something with its id came that is no message
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record UnderWay(
      byte[] query,
      long sent,
      Duration timeout,
      AtomicBoolean garbled,
      CompletableFuture<byte[]> reply) {}

  private UdpSocket(InetSocketAddress server, DatagramChannel channel) {
    this.server = server;
    this.channel = channel;
  }

  /** Opens one on a port that the system picks at random. */
  static UdpSocket open(InetSocketAddress server, Selector selector) throws IOException {
    var channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      channel.configureBlocking(false);
      channel.connect(server);
      var socket = new UdpSocket(server, channel);
      channel.register(selector, SelectionKey.OP_READ, socket);
      selector.wakeup();
      return socket;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Takes a place for one {@link #exchange}; false if there were as many as there shall be. */
  boolean take(int most) {
    if (uses >= most) {
      return false;
    }
    uses++;
    taken.incrementAndGet();
    return true;
  }

  Message exchange(Message query, RandomGenerator random, Duration timeout) throws NoReply {
    var octets = query.toWire();
    var expected =
        new UnderWay(
            octets, System.nanoTime(), timeout, new AtomicBoolean(), new CompletableFuture<>());
    int id = random.nextInt(IDS);
    while (underWay.putIfAbsent(id, expected) != null) {
      id = random.nextInt(IDS);
    }
    try {
      channel.write(ByteBuffer.wrap(octets).putShort(0, (short) id));
      return Waiting.decoded(Waiting.await(expected.reply(), server), server);
    } catch (NoReply e) {
      throw e;
    } catch (IOException e) {
      // What was sent before is told by the next to be sent, and then to nobody else.
      refuseAll();
      throw unreachable();
    } finally {
      underWay.remove(id);
      taken.decrementAndGet();
    }
  }

  /** Takes in whatever has arrived. */
  void read(ByteBuffer buffer) {
    try {
      while (channel.read(buffer.clear()) > 0) {
        var octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        accept(octets);
      }
    } catch (IOException e) {
      refuseAll();
    }
  }

  /** Port unreachable: nobody listens there, and the system says so once for all questions. */
  private void refuseAll() {
    underWay.values().forEach(question -> question.reply().completeExceptionally(unreachable()));
  }

  /** Gives up on what was sent too long ago. */
  void expire(long now) {
    for (var question : underWay.values()) {
      if (now - question.sent() > question.timeout().toNanos()) {
        question
            .reply()
            .completeExceptionally(
                question.garbled().get()
                    ? Waiting.malformed(server)
                    : Waiting.silent(server, question.timeout()));
      }
    }
  }

  /** Garbage may be anybody's: the reply may yet come. */
  private void accept(byte[] octets) {
    if (octets.length < Short.BYTES) {
      return;
    }
    var question = underWay.get(Echo.id(octets));
    if (question == null) {
      return;
    }
    if (Echo.answers(question.query(), octets)) {
      question.reply().complete(octets);
    } else if (octets.length < Echo.HEADER) {
      question.garbled().set(true);
    }
  }

  private NoReply unreachable() {
    return new NoReply(Kind.NOT_SENT, Endpoint.text(server) + " does not listen");
  }

  /** Whether nothing is awaited any more, and the socket is gone. */
  boolean closeIfIdle() {
    boolean idle = taken.get() == 0;
    if (idle) {
      close();
    }
    return idle;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
