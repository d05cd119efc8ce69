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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mailauth.providers.wire.NoReply.Kind;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * Questions over UDP: one thread reads the sockets to all servers, and another transport fetches
 * what comes back truncated. Callers wait on threads of their own, which decode what they get.
 */
public final class Udp implements Transport {
  /** How late a timeout may be. A timer for each question would cost more than the question. */
  private static final Duration TICK = Duration.ofMillis(50);

  private final Transport whenTruncated;
  private final SecureRandom random = new SecureRandom();
  private final Map<InetSocketAddress, UdpServer> servers = new ConcurrentHashMap<>();
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
    var reply = server(server).exchange(query, timeout);
    return reply.getHeader().getFlag(Flags.TC)
        ? whenTruncated.exchange(server, query, timeout)
        : reply;
  }

  private UdpServer server(InetSocketAddress address) throws NoReply {
    try {
      return servers.computeIfAbsent(address, this::open);
    } catch (UncheckedIOException e) {
      throw new NoReply(Kind.NOT_SENT, Endpoint.text(address) + " cannot be reached");
    }
  }

  private UdpServer open(InetSocketAddress address) {
    try {
      return UdpServer.open(address, selector, random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    var buffer = ByteBuffer.allocateDirect(Message.MAXLENGTH);
    long nextTick = System.nanoTime();
    try {
      while (selector.isOpen()) {
        selector.select(key -> read(key, buffer), TICK.toMillis());
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
          servers.values().forEach(server -> server.tick(now));
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
    servers.values().forEach(UdpServer::close);
    whenTruncated.close();
  }
}
