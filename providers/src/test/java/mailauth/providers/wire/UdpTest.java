package mailauth.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** What no honest server sends. */
class UdpTest {
  private static final Message QUERY = Queries.recursive(Name.of("example.com"), RecordType.TXT);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final DatagramSocket server;
  private final Udp udp = new Udp(new Tcp());

  UdpTest() throws IOException {
    server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() {
    udp.close();
    server.close();
  }

  @Test
  void waitsForTheReplyToItsOwnQuestion() throws NoReply {
    answerWith(
        UdpTest::withAnotherId,
        UdpTest::withAnotherQuestion,
        query -> query.toWire(),
        query -> reply(Rcode.REFUSED, query).toWire());
    assertThat(exchange().getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void takesAHeaderAloneForAnError() throws NoReply {
    answerWith(query -> {
      var reply = reply(Rcode.REFUSED, query);
      reply.removeAllRecords(Section.QUESTION);
      return reply.toWire();
    });
    assertThat(exchange().getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void saysThatAServerIsSilent() {
    assertThatThrownBy(this::exchange)
        .hasMessage("no answer from %s within 0.3 s", Endpoint.text(address()));
  }

  @Test
  void saysThatAReplyIsGarbage() {
    answerWith(query -> Arrays.copyOf(query.toWire(), 5));
    assertThatThrownBy(this::exchange)
        .hasMessage("%s sent something that is no DNS message", Endpoint.text(address()));
  }

  private Message exchange() throws NoReply {
    return udp.exchange(address(), QUERY, SHORT);
  }

  private InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  private static byte[] withAnotherId(Message query) {
    var reply = reply(Rcode.NXDOMAIN, query);
    reply.getHeader().setID(query.getHeader().getID() ^ 1);
    return reply.toWire();
  }

  private static byte[] withAnotherQuestion(Message query) {
    var reply = reply(Rcode.NXDOMAIN, Queries.recursive(Name.of("example.net"), RecordType.TXT));
    reply.getHeader().setID(query.getHeader().getID());
    return reply.toWire();
  }

  private static Message reply(int rcode, Message query) {
    var reply = query.clone();
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setRcode(rcode);
    return reply;
  }

  private interface Reply {
    byte[] to(Message query);
  }

  /** Sends these replies, in order, when the first query comes. */
  private void answerWith(Reply... replies) {
    Thread.startVirtualThread(() -> {
      try {
        var packet = new DatagramPacket(new byte[512], 512);
        server.receive(packet);
        var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        for (var reply : replies) {
          packet.setData(reply.to(query));
          server.send(packet);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
