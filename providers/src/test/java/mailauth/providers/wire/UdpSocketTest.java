package mailauth.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mailauth.core.dns.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Message;

class UdpSocketTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  /**
   * The system tells once that nobody listens, and whoever sends next may be the one who hears it:
   * the first question was sent, and only the second learns what became of it.
   */
  @Test
  @Timeout(10)
  void whoIsToldThatNobodyListensTellsAllOthers() throws Exception {
    try (var selector = Selector.open()) {
      var socket = UdpSocket.open(nobody(), selector);
      socket.take(2);
      socket.take(2);
      var first = CompletableFuture.supplyAsync(() -> refusal(socket));
      // Nobody reads from the socket here, so the news of the first waits for the second to send.
      while (selector.select(100) == 0) {
        assertThat(first).isNotDone();
      }

      assertThatThrownBy(() -> ask(socket)).hasMessageEndingWith(" does not listen");
      assertThat(first.get(5, TimeUnit.SECONDS)).endsWith(" does not listen");
      socket.close();
    }
  }

  private static String refusal(UdpSocket socket) {
    try {
      ask(socket);
      return "an answer";
    } catch (NoReply e) {
      return e.getMessage();
    }
  }

  private static Message ask(UdpSocket socket) throws NoReply {
    return socket.exchange(Queries.startOfAuthority(Name.of("example.com")), new Random(1), LONG);
  }

  private static InetSocketAddress nobody() throws IOException {
    try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
    }
  }
}
