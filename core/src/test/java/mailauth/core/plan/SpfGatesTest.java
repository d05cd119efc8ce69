package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.dns.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of SPF may cost, gate by gate. */
class SpfGatesTest {
  private static final String OWN = "senders: [{ hosts: { ip: [198.51.100.0/24] } }]\n";

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 mx -all   | softfail |
          v=spf1 mx ~all   | softfail |
          v=spf1 mx -all   | fail     |
          v=spf1 mx ~all   | fail     | unknown SPF_ALL_TIGHTENED
          v=spf1 mx ?all   | fail     | unknown SPF_ALL_TIGHTENED
          v=spf1 mx        | fail     | unknown SPF_ALL_TIGHTENED
          v=spf1 mx ~all   | neutral  | confirm SPF_ALL_NEUTRAL
          v=spf1 mx ?all   | neutral  |
          """)
  void allIsTightenedOnEvidenceOnly(String today, String all, String verdict) {
    var example =
        Example.declares(OWN + "spf: { all: %s }".formatted(all))
            .today("example.com 300 TXT \"%s\"".formatted(today))
            .elsewhere("example.com 300 MX 10 mail.example.com.")
            .elsewhere("mail.example.com 300 A 192.0.2.1\nmail.example.com 300 AAAA 2001:db8::1");
    assertThat(String.join(", ", example.verdicts())).isEqualTo(verdict == null ? "" : verdict);
    boolean tightens = verdict != null && verdict.startsWith("unknown");
    assertThat(example.plan().isBlocked()).isEqualTo(tightens);
  }

  @Test
  void aFreshDomainMayFailOthersIfSomebodyAgrees() {
    var example = Example.declares(OWN + "spf: { all: fail }");
    assertThat(example.verdicts()).containsExactly("confirm SPF_ALL_TIGHTENED");
    assertThat(example.plan().isBlocked()).isFalse();
    assertThat(Example.declares("parked: true").verdicts()).containsExactly("confirm DMARC_PARKED");
  }

  @Test
  void aRedirectsAllIsTheRecords() {
    var example =
        Example.declares(OWN + "spf: { all: fail }")
            .today("example.com 300 TXT \"v=spf1 redirect=_spf.example.net\"")
            .elsewhere("_spf.example.net 300 TXT \"v=spf1 ip4:192.0.2.1 -all\"");
    assertThat(example.verdicts()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { hosts: { ip: [198.51.0.0/17] } }                   |
          { hosts: { ip: [198.51.0.0/16] } }                   | block SPF_AUTHORIZATION_WIDENED
          { hosts: { ip: [198.51.0.0/17, 203.0.112.0/17] } }   |
          { hosts: { ip: [198.51.0.0/17, 203.0.0.0/17, 192.0.2.1] } } | block SPF_AUTHORIZATION_WIDENED
          { hosts: { ip: ["2001:db8::/32"] } }                 |
          { hosts: { ip: ["2001:d00::/24"] } }                 | block SPF_AUTHORIZATION_WIDENED
          { include: open.example.net }                        | block SPF_AUTHORIZATION_WIDENED
          i8t                                                  | warn SPF_AUTHORIZATION_WIDENED
          """)
  void nobodyNeedsALargeNetwork(String sender, String verdict) {
    var example =
        Example.declares(
                "senders: [%s]".formatted(sender.replace("203.0.112.0/17", "203.0.0.0/17")))
            .elsewhere("open.example.net 300 TXT \"v=spf1 +all\"")
            .elsewhere("spf.i8t.com 300 TXT \"v=spf1 ip4:203.0.0.0/16 -all\"")
            .keyAt("i8tsmtp._domainkey.i8t.com");
    assertThat(String.join(", ", example.verdicts())).isEqualTo(verdict == null ? "" : verdict);
  }

  @Test
  void everyDeclaredSenderPasses() {
    var example =
        Example.declares(OWN).today("example.com 300 TXT \"v=spf1 -ip4:198.51.100.128/25 ~all\"");
    assertThat(example.verdicts()).containsExactly("block SPF_SENDER_NOT_AUTHORIZED");
    assertThat(example.gates().getFirst().message())
        .isEqualTo(
            "own hosts is declared, but its mail from 198.51.100.255 would get fail, because a term"
                + " before says so; take that term out of the record");
  }

  @Test
  void whatDnsDoesNotTellIsUnknownAndOnlyWarns() {
    var example = Example.declares("senders: [{ include: lame.example.net }]");
    assertThat(example.verdicts()).containsExactly("unknown SPF_TEMPERROR");
    assertThat(example.plan().isBlocked()).isFalse();
  }

  @Test
  void theWayBelowTenIsOfferedInOrder() {
    var example =
        Example.declares(
                "senders: [{ include: a.test }, { include: b.test }, { include: useless.test }]")
            .elsewhere(costly("a.test", 5))
            .elsewhere(costly("b.test", 6))
            .elsewhere(costly("useless.test", 1))
            .neverAligned("useless.test", "Newsletters Ltd");
    assertThat(example.verdicts()).containsExactly("block SPF_LOOKUP_LIMIT");
    assertThat(example.gates().getFirst().message())
        .isEqualTo(
            "12 lookups, and receivers take 10 (b.test 6, a.test 5, useless.test 1); drop"
                + " include:useless.test (Newsletters Ltd never sends with an envelope of yours):"
                + " saves 1, leaves 11, not enough yet; or move b.test to a subdomain: saves 6,"
                + " leaves 5, enough; or flatten b.test: saves 6, leaves 5, enough");
  }

  @Test
  void theCatalogKnowsWhatNeverAligns() {
    var known = NeverAligned.of(new BuiltInCatalog());
    assertThat(known.service(Name.of("servers.mcsv.net"))).contains("Mailchimp");
    assertThat(known.service(Name.of("mail.zendesk.com"))).isEmpty();
  }

  /** A record that takes so many lookups with its include. */
  private static String costly(String name, int lookups) {
    return "%s 300 TXT \"v=spf1 %s -all\"\nhost.%s 300 A 192.0.2.1\nhost.%s 300 AAAA 2001:db8::1"
        .formatted(
            name,
            IntStream.range(1, lookups)
                .mapToObj(i -> "a:host.%s/%d".formatted(name, 32 - i))
                .collect(Collectors.joining(" ")),
            name,
            name);
  }
}
