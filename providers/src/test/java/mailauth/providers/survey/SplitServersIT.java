package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.check.Audit;
import mailauth.core.check.Report;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.providers.resolver.CachingDns;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.ZoneText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Name servers that do not agree, one that serves another zone, and one that is dead. */
class SplitServersIT {
  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 3600
      @ SOA ns1 hostmaster %d 3600 600 86400 300
      @ NS ns1
      @ NS ns2
      @ NS ns3
      @ NS ns4
      ns1 A 192.0.2.1
      ns2 A 192.0.2.2
      ns3 A 192.0.2.3
      ns4 A 192.0.2.4
      @ MX 10 %s
      @ TXT "v=spf1 %s ~all"
      mail A 192.0.2.25
      other A 192.0.2.26
      _dmarc TXT "v=DMARC1; p=%s; rua=mailto:d@example.com"
      """;

  @RegisterExtension
  static final KnotServer FIRST =
      new KnotServer(new ZoneText("example.com", ZONE.formatted(2, "mail", "mx", "reject")));

  @RegisterExtension
  static final NamedServer SECOND =
      new NamedServer(new ZoneText("example.com", ZONE.formatted(1, "other", "a", "none")));

  @RegisterExtension static final KnotServer LAME = new KnotServer(ZoneText.of("example.net", ""));

  private static InetSocketAddress where(IpAddress ip) {
    return switch (ip.toString()) {
      case "192.0.2.1" -> FIRST.address();
      case "192.0.2.2" -> SECOND.address();
      case "192.0.2.3" -> LAME.address();
      default -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    };
  }

  @Test
  void saysWhichServerSaidWhat() {
    var begin = Instant.now();
    var report = audit();
    assertThat(ids(report)).contains("SPF-039", "MX-012", "DNS-002", "DNS-004", "DNS-018");
    assertThat(issue(report, "SPF-039").evidence())
        .extracting(evidence -> evidence.source() + ": " + evidence.said())
        .containsExactlyInAnyOrder(
            "ns1.example.com (127.0.0.1:%d): example.com TXT \"v=spf1 mx ~all\""
                .formatted(FIRST.address().getPort()),
            "ns2.example.com (127.0.0.1:%d): example.com TXT \"v=spf1 a ~all\""
                .formatted(SECOND.address().getPort()));
    assertThat(report.issues())
        .filteredOn(issue -> issue.check().id().equals("DNS-002"))
        .extracting(Issue::message)
        .anyMatch(message -> message.startsWith("ns3.example.com") && message.contains("REFUSED"))
        .anyMatch(message -> message.startsWith("ns4.example.com"));
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  private static Report audit() {
    var servers = List.of(FIRST.address());
    var services = KnownServices.of(new BuiltInCatalog());
    try (var resolver = Resolver.of(servers);
        var survey =
            new Survey(
                new CachingDns(resolver),
                servers,
                Clock.systemUTC(),
                SplitServersIT::where,
                SplitServersIT::where,
                HttpsWeb::new)) {
      var lookout = new Lookout(List.of(), List.of());
      return new Audit(new Registry(), services)
          .of(survey.take(Name.of("example.com"), lookout, false, Optional.empty()));
    }
  }

  private static List<String> ids(Report report) {
    return report.issues().stream().map(issue -> issue.check().id()).toList();
  }

  private static Issue issue(Report report, String id) {
    return report.issues().stream()
        .filter(issue -> issue.check().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
