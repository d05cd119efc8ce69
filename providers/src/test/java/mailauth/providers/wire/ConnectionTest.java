package mailauth.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/** What servers do on a bad day. */
class ConnectionTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final ServerSocket server;

  ConnectionTest() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void findsTheQuestionOfEachReply() throws Exception {
    serve((in, out) -> {
      var first = read(in);
      var second = read(in);
      reply(out, second);
      reply(out, first);
    });
    try (var connection = connect()) {
      var one = CompletableFuture.supplyAsync(() -> ask(connection, "one.example.com"));
      var two = CompletableFuture.supplyAsync(() -> ask(connection, "two.example.com"));
      assertThat(List.of(one.get(), two.get()))
          .extracting(reply -> reply.getQuestion().getName())
          .hasToString("[one.example.com., two.example.com.]");
    }
  }

  @Test
  void saysThatAServerIsSilent() throws Exception {
    serve((in, out) -> in.readAllBytes());
    assertFails("no answer from %s within 0.3 s", NoReply.Kind.TIMEOUT);
  }

  @Test
  void saysThatAServerHungUp() throws Exception {
    serve((in, out) -> read(in));
    assertFails("%s closed the connection", NoReply.Kind.LOST);
  }

  @Test
  void saysThatAReplyIsGarbage() throws Exception {
    serve((in, out) -> {
      read(in);
      out.writeShort(3);
      out.write(new byte[3]);
      in.readAllBytes();
    });
    assertFails("%s sent something that is no DNS message", NoReply.Kind.MALFORMED);
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    server.close();
    assertThatThrownBy(this::connect)
        .hasMessage("%s refuses connections; is it the right port?", Endpoint.text(address()))
        .extracting("kind")
        .isEqualTo(NoReply.Kind.NOT_SENT);
  }

  private void assertFails(String message, NoReply.Kind kind) throws NoReply {
    try (var connection = connect()) {
      var query = Queries.authoritative(Name.of("example.com"), RecordType.TXT);
      assertThatThrownBy(() -> connection.exchange(query, SHORT))
          .hasMessage(message, Endpoint.text(address()))
          .extracting("kind")
          .isEqualTo(kind);
    }
  }

  private Connection connect() throws NoReply {
    return Connection.open(address(), Signing.NONE, SHORT);
  }

  private static Message ask(Connection connection, String name) {
    try {
      return connection.exchange(Queries.authoritative(Name.of(name), RecordType.TXT), SHORT);
    } catch (NoReply e) {
      throw new UncheckedIOException(e);
    }
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  private interface Manners {
    void show(DataInputStream in, DataOutputStream out) throws IOException;
  }

  /** Serves one connection in this manner, and closes it. */
  private void serve(Manners manners) {
    Thread.startVirtualThread(() -> {
      try (var client = server.accept()) {
        manners.show(
            new DataInputStream(client.getInputStream()),
            new DataOutputStream(client.getOutputStream()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static Message read(DataInputStream in) throws IOException {
    return new Message(in.readNBytes(in.readUnsignedShort()));
  }

  private static void reply(DataOutputStream out, Message query) throws IOException {
    query.getHeader().setFlag(Flags.QR);
    var octets = query.toWire();
    out.writeShort(octets.length);
    out.write(octets);
  }
}
