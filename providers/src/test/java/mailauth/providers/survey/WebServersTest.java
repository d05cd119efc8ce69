package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;
import mailauth.core.bimi.LogoLint;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress;
import mailauth.core.lint.Finding;
import mailauth.core.mtasts.ServedPolicy;
import mailauth.core.web.Fetched;
import mailauth.core.web.Web;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Web servers as MTA-STS and BIMI meet them, over TLS. */
class WebServersTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final Dns DNS =
      (name, type) ->
          type == RecordType.A && !name.text().startsWith("gone.")
              ? new Answer.Found(
                  RRset.of(
                      name,
                      type,
                      60,
                      new Rdata.Address(IpAddress.parse("192.0.2.80").orElseThrow())),
                  List.of())
              : new Answer.NoData();

  private final HeldCertificate held =
      new HeldCertificate.Builder().addSubjectAlternativeName("mta-sts.example.com").build();
  private final HandshakeCertificates trust =
      new HandshakeCertificates.Builder()
          .heldCertificate(held)
          .addTrustedCertificate(held.certificate())
          .build();
  private final MockWebServer server = new MockWebServer();
  private Web web;

  @BeforeEach
  void start() throws IOException {
    server.useHttps(trust.sslSocketFactory());
    server.start();
    web =
        new HttpsWeb(
            DNS,
            client ->
                client
                    .socketFactory(new Diverting(server.getPort()))
                    .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void acceptsAGoodPolicy() {
    server.enqueue(
        policy("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 1209600\n"));
    var served = ServedPolicy.fetch(web, DOMAIN);
    assertThat(served.problems()).isEmpty();
    assertThat(served.policy()).isPresent();
  }

  @Test
  void saysWhyAPolicyIsNotServed() {
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(ids(ServedPolicy.fetch(web, DOMAIN).problems())).containsExactly("STS-007");
  }

  @Test
  void followsNoRedirect() {
    server.enqueue(
        new MockResponse.Builder().code(301).addHeader("Location", "https://example.net/").build());
    assertThat(ids(ServedPolicy.fetch(web, DOMAIN).problems())).containsExactly("STS-007");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void seesTheWrongTypeAndTheWrongName() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 1209600\n")
            .build());
    assertThat(ids(ServedPolicy.fetch(web, DOMAIN).problems())).contains("STS-008");
    assertThat(web.get(URI.create("https://logo.example.com/"), 10))
        .isInstanceOfSatisfying(
            Fetched.Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Fetched.Kind.TLS));
    assertThat(web.get(URI.create("https://gone.example.com/"), 10))
        .isEqualTo(new Fetched.Failed(Fetched.Kind.NAME, "its host has no address"));
  }

  @Test
  void stopsReadingWhereItIsTold() {
    server.enqueue(policy("x".repeat(ServedPolicy.MOST_OCTETS + 1)));
    assertThat(ids(ServedPolicy.fetch(web, DOMAIN).problems())).containsExactly("STS-009");
  }

  @Test
  void judgesALogo() {
    assertThat(LogoLint.lint(svg("<title>Example</title><path d='M0 0'/>"))).isEmpty();
    assertThat(ids(LogoLint.lint(svg("<script/>")))).containsExactly("BIMI-012", "BIMI-009");
    assertThat(ids(LogoLint.lint(svg("<title>E</title><use href='https://example.net/a'/>"))))
        .containsExactly("BIMI-013");
    assertThat(
            ids(
                LogoLint.lint(
                    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///x'>]><svg>&x;"
                        .getBytes(StandardCharsets.UTF_8))))
        .contains("BIMI-008");
    assertThat(
            ids(
                LogoLint.lint(
                    "<svg x='1' viewBox='0 0 1 2'><title>E</title></svg>"
                        .getBytes(StandardCharsets.UTF_8))))
        .containsExactly("BIMI-008", "BIMI-014", "BIMI-011");
  }

  private static byte[] svg(String inner) {
    return ("<svg xmlns='http://www.w3.org/2000/svg' version='1.2' baseProfile='tiny-ps'"
            + " viewBox='0 0 10 10'>"
            + inner
            + "</svg>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static MockResponse policy(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "text/plain").body(body).build();
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).toList();
  }

  /** Leads every connection to one port of this machine. */
  private static final class Diverting extends SocketFactory {
    private final int port;

    Diverting(int port) {
      this.port = port;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
          super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int other, InetAddress from, int local) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int other, InetAddress from, int local) {
      throw new UnsupportedOperationException();
    }
  }
}
