package mailauth.providers.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Message;

/**
 * A few sockets to one server, each on a random port, and each given up for one on another port
 * after some questions: who cannot see the traffic has to guess port and id (RFC 5452 section 9.2).
 */
final class UdpServer {
  private static final int SOCKETS = 4;

  /** Questions to a port; opening another costs as much as a few of them. */
  private static final int USES = 512;

  /** With more under way at once, the receive buffer of a server with defaults overflows. */
  private static final int UNDER_WAY = 128;

  private final InetSocketAddress address;
  private final Selector selector;
  private final RandomGenerator random;
  private final Semaphore places = new Semaphore(UNDER_WAY);
  private final List<UdpSocket> sockets = new ArrayList<>();
  private final Collection<UdpSocket> worn = new ConcurrentLinkedQueue<>();

  private UdpServer(InetSocketAddress address, Selector selector, RandomGenerator random) {
    this.address = address;
    this.selector = selector;
    this.random = random;
  }

  static UdpServer open(InetSocketAddress address, Selector selector, RandomGenerator random)
      throws IOException {
    var server = new UdpServer(address, selector, random);
    try {
      for (int i = 0; i < SOCKETS; i++) {
        server.sockets.add(UdpSocket.open(address, selector));
      }
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  Message exchange(Message query, Duration timeout) throws NoReply {
    places.acquireUninterruptibly();
    try {
      return pick().exchange(query, random, timeout);
    } finally {
      places.release();
    }
  }

  private UdpSocket pick() throws NoReply {
    synchronized (sockets) {
      int index = random.nextInt(SOCKETS);
      if (!sockets.get(index).take(USES)) {
        worn.add(sockets.set(index, open()));
        sockets.get(index).take(USES);
      }
      return sockets.get(index);
    }
  }

  private UdpSocket open() throws NoReply {
    try {
      return UdpSocket.open(address, selector);
    } catch (IOException e) {
      throw new NoReply(Kind.NOT_SENT, Endpoint.text(address) + " cannot be reached");
    }
  }

  /** Gives up on what was sent too long ago, and on worn sockets that nothing is awaited on. */
  void tick(long now) {
    synchronized (sockets) {
      sockets.forEach(socket -> socket.expire(now));
    }
    worn.forEach(socket -> socket.expire(now));
    worn.removeIf(UdpSocket::closeIfIdle);
  }

  void close() {
    synchronized (sockets) {
      sockets.forEach(UdpSocket::close);
    }
    worn.forEach(UdpSocket::close);
  }
}
