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
import java.util.random.RandomGenerator;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/**
 * One socket connected to one server, with the questions under way on it by their ids. A reply
 * counts only if it comes from the server, and has the id and the question (RFC 5452 section 9.1).
 */
final class UdpSocket {
  private static final int RECEIVE_BUFFER = 1 << 20;
  private static final int IDS = 1 << 16;

  private final InetSocketAddress server;
  private final DatagramChannel channel;
  private final Map<Integer, UnderWay> underWay = new ConcurrentHashMap<>();

  private record UnderWay(
      Record question, long sent, Duration timeout, CompletableFuture<Message> reply) {}

  private UdpSocket(InetSocketAddress server, DatagramChannel channel) {
    this.server = server;
    this.channel = channel;
  }

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

  Message exchange(Message query, RandomGenerator random, Duration timeout) throws NoReply {
    var expected =
        new UnderWay(query.getQuestion(), System.nanoTime(), timeout, new CompletableFuture<>());
    int id = random.nextInt(IDS);
    while (underWay.putIfAbsent(id, expected) != null) {
      id = random.nextInt(IDS);
    }
    try {
      channel.write(ByteBuffer.wrap(query.toWire()).putShort(0, (short) id));
      return Waiting.await(expected.reply(), server);
    } catch (NoReply e) {
      throw e;
    } catch (IOException e) {
      throw unreachable();
    } finally {
      underWay.remove(id);
    }
  }

  /** Takes in whatever has arrived. */
  void read(ByteBuffer buffer) {
    try {
      while (channel.read(buffer.clear()) > 0) {
        accept(buffer.flip());
      }
    } catch (IOException e) {
      // Port unreachable: nobody listens there.
      underWay.values().forEach(question -> question.reply().completeExceptionally(unreachable()));
    }
  }

  /** Gives up on what was sent too long ago. */
  void expire(long now) {
    for (var question : underWay.values()) {
      if (now - question.sent() > question.timeout().toNanos()) {
        question.reply().completeExceptionally(Waiting.silent(server, question.timeout()));
      }
    }
  }

  private void accept(ByteBuffer datagram) {
    if (datagram.remaining() < Short.BYTES) {
      return;
    }
    var question = underWay.get(Short.toUnsignedInt(datagram.getShort(0)));
    if (question == null) {
      return;
    }
    try {
      var reply = new Message(datagram);
      if (answers(reply, question.question())) {
        question.reply().complete(reply);
      }
    } catch (IOException | RuntimeException e) {
      question.reply().completeExceptionally(Waiting.malformed(server));
    }
  }

  private static boolean answers(Message reply, Record question) {
    var echoed = reply.getQuestion();
    // A server that could not read the question may send the header alone.
    boolean same = echoed == null ? reply.getRcode() != Rcode.NOERROR : echoed.equals(question);
    return same && reply.getHeader().getFlag(Flags.QR);
  }

  private NoReply unreachable() {
    return new NoReply(Kind.NOT_SENT, Endpoint.text(server) + " does not listen");
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
