package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.check.Audit;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dns.Name;
import mailauth.providers.resolver.CachingDns;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.ZoneText;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Checks of what a domain serves, from its zone on a real server to a web server with TLS. */
class WebCheckIT {
  private static final String POLICY = "/.well-known/mta-sts.txt";
  private static final String LOGO = "/logo.svg";

  @RegisterExtension
  static final KnotServer SERVER =
      new KnotServer(
          ZoneText.of(
              "example.com",
              """
              @ MX 10 mail
              mail A 192.0.2.25
              mta-sts A 192.0.2.80
              _mta-sts TXT "v=STSv1; id=1"
              """),
          ZoneText.of(
              "example.net",
              """
              @ MX 10 mail
              mail A 192.0.2.25
              mta-sts A 192.0.2.80
              """),
          ZoneText.of(
              "example.org",
              """
              logo A 192.0.2.80
              _dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@example.org"
              default._bimi TXT "v=BIMI1; l=https://logo.example.org/logo.svg"
              """));

  private final SecureServer server =
      new SecureServer("mta-sts.example.com", "mta-sts.example.net", "logo.example.org");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void thePolicyIsHeldAgainstTheMailHosts() {
    serve(POLICY, "text/plain", policy("enforce", "mail.example.com"));
    assertThat(ids(check("example.com"))).contains("STS-023").doesNotContain("STS-016");
    serve(POLICY, "text/plain", policy("enforce", "*.example.com"));
    assertThat(ids(check("example.com"))).doesNotContain("STS-016");
    serve(POLICY, "text/html", policy("enforce", "other.example.com"));
    assertThat(check("example.com"))
        .filteredOn(issue -> issue.check().id().matches("STS-0(16|17|08)"))
        .extracting(issue -> issue.severity().text() + " " + issue.message())
        .containsExactly(
            "error the MX host mail.example.com is not in the policy; add it to mx, or senders hold"
                + " back mail to it",
            "warning the policy is served as text/html; some senders take text/plain only",
            "warning the policy names other.example.com, but no MX record does; remove it once"
                + " nobody needs it");
  }

  @Test
  void aPolicyThatIsNotServedIsFound() {
    serve("/", "text/plain", "elsewhere");
    assertThat(ids(check("example.com"))).contains("STS-007");
  }

  @Test
  void aPolicyThatOutlivesItsRecordIsFound() {
    serve(POLICY, "text/plain", policy("enforce", "mail.example.net"));
    assertThat(ids(check("example.net"))).contains("STS-001", "STS-024");
    serve(POLICY, "text/plain", "version: STSv1\nmode: none\nmax_age: 86400\n");
    assertThat(ids(check("example.net"))).contains("STS-001").doesNotContain("STS-024");
  }

  @Test
  void logosThatHarmDoNot() {
    var bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a0 'boom'>");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY a%d '&a%d;&a%d;&a%d;'>".formatted(i, i - 1, i - 1, i - 1));
    }
    serve(LOGO, "image/svg+xml", bomb.append("]><svg><title>&a39;</title></svg>").toString());
    var start = System.nanoTime();
    assertThat(ids(check("example.org"))).contains("BIMI-008", "BIMI-013");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));

    serve(
        LOGO,
        "image/svg+xml",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><svg><title>&x;</title></svg>");
    assertThat(check("example.org"))
        .filteredOn(issue -> issue.check().id().startsWith("BIMI-"))
        .extracting(Issue::message)
        .contains("the logo has a document type, which can lead outside of it");

    serve(LOGO, "image/svg+xml", logo("<title>Example</title>" + "<g/>".repeat(9_000)));
    assertThat(ids(check("example.org"))).contains("BIMI-010");
  }

  @Test
  void aGoodLogoIsGood() {
    serve(LOGO, "image/svg+xml", logo("<title>Example</title><path d='M0 0'/>"));
    assertThat(ids(check("example.org")))
        .filteredOn(id -> id.startsWith("BIMI-"))
        .containsExactly("BIMI-015");
    serve(LOGO, "text/plain", logo("<title>Example</title><path d='M0 0'/>"));
    assertThat(ids(check("example.org"))).contains("BIMI-007");
  }

  private static String policy(String mode, String mx) {
    return "version: STSv1\nmode: %s\nmx: %s\nmax_age: 604800\n".formatted(mode, mx);
  }

  private static String logo(String inner) {
    return "<svg xmlns='http://www.w3.org/2000/svg' version='1.2' baseProfile='tiny-ps'"
        + " viewBox='0 0 10 10'>%s</svg>".formatted(inner);
  }

  private void serve(String path, String type, String body) {
    var files =
        Map.of(path, new MockResponse.Builder().addHeader("Content-Type", type).body(body).build());
    server
        .answers()
        .setDispatcher(
            new Dispatcher() {
              @Override
              public MockResponse dispatch(RecordedRequest request) {
                return files.getOrDefault(
                    request.getUrl().encodedPath(), new MockResponse.Builder().code(404).build());
              }
            });
  }

  private List<Issue> check(String domain) {
    var resolvers = List.of(SERVER.address());
    var services = KnownServices.of(new BuiltInCatalog());
    try (var resolver = Resolver.of(resolvers);
        var survey =
            new Survey(new CachingDns(resolver), resolvers, Clock.systemUTC(), server::web)) {
      var lookout = new Lookout(List.of(), List.of());
      return new Audit(new Registry(), services)
          .of(survey.take(Name.of(domain), lookout, false, Optional.empty()))
          .issues();
    }
  }

  private static List<String> ids(List<Issue> issues) {
    return issues.stream().map(issue -> issue.check().id()).toList();
  }
}
