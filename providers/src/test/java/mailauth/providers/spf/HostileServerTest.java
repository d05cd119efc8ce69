package mailauth.providers.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.spf.audit.SpfAudit;
import mailauth.core.spf.audit.SpfContext;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;
import mailauth.core.spf.evaluation.SpfEvaluation;
import mailauth.core.spf.evaluation.SpfQuery;
import mailauth.core.spf.evaluation.SpfResult;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.wire.Tcp;
import mailauth.providers.wire.Udp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a malicious domain can do to us over the wire: nothing but waste a little time. */
@Timeout(20)
class HostileServerTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Test
  void aThousandIncludesDeepEndAtTheEleventh() {
    var zone =
        IntStream.range(0, 1_000)
            .mapToObj(i ->
                "d%d.example.com: [ { SPF: v=spf1 include:d%d.example.com -all } ]\n"
                    .formatted(i, i + 1))
            .collect(Collectors.joining());
    var asked = "example.com: [ { SPF: v=spf1 include:d0.example.com -all } ]\n" + zone;
    assertThat(evaluated(asked).problem().orElseThrow()).contains("eleventh term");
    assertThat(tree(asked).lookups()).isGreaterThan(10);
  }

  @Test
  void aCycleEnds() {
    var zone =
        """
        example.com: [ { SPF: v=spf1 include:a.example.com ~all } ]
        a.example.com: [ { SPF: v=spf1 include:b.example.com ~all } ]
        b.example.com: [ { SPF: v=spf1 redirect=example.com } ]
        """;
    assertThat(evaluated(zone).result()).isEqualTo(SpfResult.PERMERROR);
    assertThat(with(zone, dns -> SpfAudit.of(DOMAIN, SpfContext.NONE, dns)).findings())
        .anySatisfy(finding -> assertThat(finding.id()).isEqualTo("SPF-014"));
  }

  /** 64 KiB is all that a DNS message holds; it comes over TCP. */
  @Test
  void aRecordThatFillsTheMessageIsReadToItsEnd() {
    var networks =
        IntStream.range(0, 3_400)
            .mapToObj(i -> "ip4:10.%d.%d.0/31".formatted(i / 256, i % 256))
            .collect(Collectors.joining(" "));
    var record = "v=spf1 " + networks + " ip4:192.0.2.1 -all";
    assertThat(record.length()).isBetween(58_000, 65_000);
    var zone = "example.com: [ { SPF: [ %s ] } ]\n".formatted(strings(record));
    assertThat(evaluated(zone).result()).isEqualTo(SpfResult.PASS);
    assertThat(Authorization.of(tree(zone)).authorised().size().intValue())
        .isEqualTo(2 * 3_400 + 1);
  }

  private static String strings(String record) {
    return IntStream.iterate(0, at -> at < record.length(), at -> at + 255)
        .mapToObj(at -> "\"" + record.substring(at, Math.min(record.length(), at + 255)) + "\"")
        .collect(Collectors.joining(", "));
  }

  private static SpfEvaluation evaluated(String zone) {
    var ip = IpAddress.parse("192.0.2.1").orElseThrow();
    return with(
        zone,
        dns ->
            SpfEvaluation.evaluate(
                SpfQuery.of(ip, "a@example.com", "mail.example.com", "example.com"), dns));
  }

  private static SpfTree tree(String zone) {
    return with(zone, dns -> SpfTree.published(DOMAIN, dns));
  }

  private static <T> T with(String zone, Function<Dns, T> question) {
    try (var server = new ZoneServer(SuiteZone.read(zone));
        var dns = new Resolver(List.of(server.address()), new Udp(new Tcp()), PATIENCE)) {
      return question.apply(dns);
    }
  }
}
