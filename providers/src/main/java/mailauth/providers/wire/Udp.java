package mailauth.providers.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * Questions over UDP: a few connected sockets on random ports for each server, one thread that
 * reads them all, and another transport for what comes back truncated. Sockets stay open until
 * {@link #close}, for a run talks to few servers.
 */
public final class Udp implements Transport {
  private static final int SOCKETS = 4;

  /** With more under way at once, the receive buffer of a server with defaults overflows. */
  private static final int UNDER_WAY = 128;

  /** How late a timeout may be. A timer for each question would cost more than the question. */
  private static final Duration TICK = Duration.ofMillis(50);

  private final Transport whenTruncated;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore underWay = new Semaphore(UNDER_WAY);
  private final Map<InetSocketAddress, List<UdpSocket>> sockets = new ConcurrentHashMap<>();
  private final Selector selector;

  public Udp(Transport whenTruncated) {
    this.whenTruncated = whenTruncated;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().name("dns-udp").daemon().start(this::read);
  }

  @Override
  public Message exchange(InetSocketAddress server, Message query, Duration timeout)
      throws NoReply {
    underWay.acquireUninterruptibly();
    Message reply;
    try {
      reply = socket(server).exchange(query, random, timeout);
    } finally {
      underWay.release();
    }
    return reply.getHeader().getFlag(Flags.TC)
        ? whenTruncated.exchange(server, query, timeout)
        : reply;
  }

  private UdpSocket socket(InetSocketAddress server) throws NoReply {
    try {
      return sockets.computeIfAbsent(server, this::open).get(random.nextInt(SOCKETS));
    } catch (UncheckedIOException e) {
      throw new NoReply(Kind.NOT_SENT, Endpoint.text(server) + " cannot be reached");
    }
  }

  private List<UdpSocket> open(InetSocketAddress server) {
    var opened = new ArrayList<UdpSocket>();
    try {
      for (int i = 0; i < SOCKETS; i++) {
        opened.add(UdpSocket.open(server, selector));
      }
    } catch (IOException e) {
      opened.forEach(UdpSocket::close);
      throw new UncheckedIOException(e);
    }
    return opened;
  }

  private void read() {
    var buffer = ByteBuffer.allocateDirect(Message.MAXLENGTH);
    long nextTick = System.nanoTime();
    try {
      while (selector.isOpen()) {
        selector.select(key -> read(key, buffer), TICK.toMillis());
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
          sockets.values().forEach(opened -> opened.forEach(socket -> socket.expire(now)));
          nextTick = now + TICK.toNanos();
        }
      }
    } catch (ClosedSelectorException e) {
      // close() was called.
    } catch (IOException e) {
      close();
    }
  }

  private static void read(SelectionKey key, ByteBuffer buffer) {
    ((UdpSocket) key.attachment()).read(buffer);
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.values().forEach(opened -> opened.forEach(UdpSocket::close));
    whenTruncated.close();
  }
}
