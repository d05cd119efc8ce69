package mailauth.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.apply.Concurrently;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** A server, and others in its name, that do all to be believed or to bring us down. */
@Timeout(30)
class HostileUdpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int QUESTIONS = 4_000;

  private final DatagramSocket server;
  private final DatagramSocket stranger;
  private final Udp udp = new Udp(new Tcp());

  HostileUdpTest() throws IOException {
    server = open();
    stranger = open();
  }

  private static DatagramSocket open() throws IOException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() {
    udp.close();
    server.close();
    stranger.close();
  }

  @Test
  void believesNobodyAtAnotherPort() throws NoReply {
    serve((query, client) -> {
      send(stranger, reply(query, Rcode.NXDOMAIN), client);
      send(server, reply(query, Rcode.NOERROR), client);
    });
    assertThat(ask("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void findsTheReplyInAFloodOfGuesses() throws NoReply {
    serve((query, client) -> {
      int id = query.getHeader().getID();
      for (int guess = 1; guess <= 20_000; guess++) {
        var forged = reply(query, Rcode.NXDOMAIN);
        forged.getHeader().setID(id + guess & 0xffff);
        send(guess % 2 == 0 ? stranger : server, forged, client);
        if (guess % 200 == 0) {
          pause(1);
        }
      }
      send(server, reply(query, Rcode.NOERROR), client);
    });
    assertThat(ask("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void findsTheReplyAmongGarbage() throws NoReply {
    var random = new Random(1);
    serve((query, client) -> {
      for (int i = 0; i < 2_000; i++) {
        send(server, mangled(reply(query, Rcode.NXDOMAIN).toWire(), random), client);
      }
      send(server, reply(query, Rcode.NOERROR), client);
    });
    assertThat(ask("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
  }

  /** Cut off before the question ends, or with the wrong question, so that it is no reply. */
  private static byte[] mangled(byte[] reply, Random random) {
    if (random.nextBoolean()) {
      return Arrays.copyOf(reply, random.nextInt(Echo.HEADER + 10));
    }
    reply[Echo.HEADER + 1 + random.nextInt(7)] ^= (byte) (1 << random.nextInt(5));
    return reply;
  }

  @Test
  void passesOverLateAndSecondReplies() throws NoReply {
    serve((query, client) -> {
      boolean first = query.getQuestion().getName().toString().startsWith("late");
      if (first) {
        pause(600);
      }
      for (int i = 0; i < 100; i++) {
        send(server, reply(query, first ? Rcode.NXDOMAIN : Rcode.NOERROR), client);
      }
    });
    assertThatThrownBy(() -> exchange("late.example.com", Duration.ofMillis(200)))
        .hasMessageStartingWith("no answer from ");
    for (int i = 0; i < 50; i++) {
      assertThat(ask("n%d.example.com".formatted(i)).getRcode()).isEqualTo(Rcode.NOERROR);
    }
  }

  /** The wire of our own questions tells ports and ids. */
  @Test
  void asksFromManyPortsWithIdsThatNobodyGuesses() {
    Set<Integer> ports = ConcurrentHashMap.newKeySet();
    Set<Integer> ids = ConcurrentHashMap.newKeySet();
    serve((query, client) -> {
      ports.add(((InetSocketAddress) client).getPort());
      ids.add(query.getHeader().getID());
      send(server, reply(query, Rcode.NOERROR), client);
    });
    var rcodes =
        Concurrently.map(
            IntStream.range(0, QUESTIONS).boxed().toList(),
            16,
            i -> {
              try {
                return ask("n%d.example.com".formatted(i)).getRcode();
              } catch (NoReply e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(new HashSet<>(rcodes)).containsExactly(Rcode.NOERROR);
    // Four at a time, each for 512 questions.
    assertThat(ports.size()).isBetween(QUESTIONS / 512, QUESTIONS / 512 + 5);
    // Of 65,536, so many differ.
    assertThat(ids.size()).isGreaterThan(QUESTIONS * 9 / 10);
    assertThat(distances(ids)).as("ids do not count up").isGreaterThan(QUESTIONS / 4);
  }

  /** How many different steps lie between neighbouring ids. */
  private static long distances(Set<Integer> ids) {
    var sorted = ids.stream().sorted().toList();
    return IntStream.range(1, sorted.size())
        .filter(i -> sorted.get(i) - sorted.get(i - 1) > 1)
        .count();
  }

  private Message ask(String name) throws NoReply {
    return exchange(name, PATIENCE);
  }

  private Message exchange(String name, Duration timeout) throws NoReply {
    var address = (InetSocketAddress) server.getLocalSocketAddress();
    return udp.exchange(address, Queries.recursive(Name.of(name), RecordType.TXT), timeout);
  }

  private static Message reply(Message query, int rcode) {
    var reply = query.clone();
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(rcode);
    return reply;
  }

  private interface Manners {
    void show(Message query, SocketAddress client) throws IOException;
  }

  private void serve(Manners manners) {
    Thread.startVirtualThread(() -> {
      var packet = new DatagramPacket(new byte[512], 512);
      try {
        while (true) {
          server.receive(packet);
          var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
          manners.show(query, packet.getSocketAddress());
        }
      } catch (IOException e) {
        // The test is over.
      }
    });
  }

  private static void send(DatagramSocket from, Message reply, SocketAddress client)
      throws IOException {
    send(from, reply.toWire(), client);
  }

  private static void send(DatagramSocket from, byte[] octets, SocketAddress client)
      throws IOException {
    from.send(new DatagramPacket(octets, octets.length, client));
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
