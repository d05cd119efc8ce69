package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.junit.jupiter.api.AfterEach;
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

  private final SecureServer server = new SecureServer("mta-sts.example.com");
  private final Web web = server.web(DNS);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void acceptsAGoodPolicy() {
    server
        .answers()
        .enqueue(policy("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 1209600\n"));
    var served = ServedPolicy.fetch(web, DOMAIN);
    assertThat(served.problems()).isEmpty();
    assertThat(served.policy()).isPresent();
  }

  @Test
  void saysWhyAPolicyIsNotServed() {
    server.answers().enqueue(new MockResponse.Builder().code(404).build());
    assertThat(ids(ServedPolicy.fetch(web, DOMAIN).problems())).containsExactly("STS-007");
  }

  @Test
  void followsNoRedirect() {
    server
        .answers()
        .enqueue(
            new MockResponse.Builder()
                .code(301)
                .addHeader("Location", "https://example.net/")
                .build());
    assertThat(ids(ServedPolicy.fetch(web, DOMAIN).problems())).containsExactly("STS-007");
    assertThat(server.answers().getRequestCount()).isEqualTo(1);
  }

  @Test
  void seesTheWrongTypeAndTheWrongName() {
    server
        .answers()
        .enqueue(
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
    server.answers().enqueue(policy("x".repeat(ServedPolicy.MOST_OCTETS + 1)));
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
}
