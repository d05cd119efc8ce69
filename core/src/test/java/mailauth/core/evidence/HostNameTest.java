package mailauth.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.spf.ZoneDns;
import org.junit.jupiter.api.Test;

/** What an address is called, and whose names are asked for. */
class HostNameTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @Test
  void aNameIsBelievedIfItLeadsBack() {
    var dns =
        """
        7.100.51.198.in-addr.arpa PTR out7.crm.example
        out7.crm.example A 198.51.100.7
        """;
    assertThat(ask("198.51.100.7", dns)).hasValue(named("out7.crm.example"));
    assertThat(ask("198.51.100.7", dns.replace("A 198", "A 197")))
        .as("anybody can write PTR records that name another's host")
        .hasValue(new HostName(Optional.empty(), TODAY));
  }

  @Test
  void ofIpv6Too() {
    assertThat(
            ask(
                "2001:db8::7",
                """
                7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR v6.crm.example
                v6.crm.example AAAA 2001:db8::7
                """))
        .hasValue(named("v6.crm.example"));
  }

  @Test
  void noNameIsAnAnswerAndNoAnswerIsNone() {
    assertThat(ask("198.51.100.7", "")).hasValue(new HostName(Optional.empty(), TODAY));
    assertThat(ask("198.51.100.7", "7.100.51.198.in-addr.arpa LAME x")).isEmpty();
  }

  @Test
  void onlyWhoIsNamedByNothingElseIsAskedForAndWhoFailsMostFirst() {
    var ledger =
        Ledger.after(
            Seen.history(
                Map.of(
                    Seen.from("203.0.113.1").envelope("example.com").sighting(), 900L,
                    Seen.from("203.0.113.2").sighting(), 2L,
                    Seen.from("203.0.113.3").sighting(), 5L,
                    Seen.from("203.0.113.4").envelope("crm.example").sighting(), 70L,
                    Seen.from("203.0.113.5").signed("crm.example", "s1").sighting(), 80L)));
    assertThat(ledger.nameless(TODAY))
        .extracting(Object::toString)
        .containsExactly("203.0.113.3", "203.0.113.2", "203.0.113.1");
  }

  @Test
  void whoIsKnownIsAskedForAgainAfterAMonthIfItStillSends() {
    var ledger =
        Ledger.after(
            Seen.history(Map.of(Seen.from("203.0.113.2").on("2026-11-20").sighting(), 2L)));
    ledger.name(Seen.address("203.0.113.2"), named("out7.crm.example", "2026-11-01"));
    assertThat(ledger.nameless(TODAY)).isEmpty();
    assertThat(ledger.nameless(TODAY.plusDays(30))).hasSize(1);
    ledger.name(Seen.address("203.0.113.2"), named("out7.crm.example", "2026-11-21"));
    assertThat(ledger.nameless(TODAY.plusDays(300))).as("it sends no more").isEmpty();
  }

  private static Optional<HostName> ask(String address, String dns) {
    return HostName.ask(Seen.address(address), ZoneDns.of(dns), TODAY);
  }

  private static HostName named(String name) {
    return named(name, TODAY.toString());
  }

  private static HostName named(String name, String asked) {
    return new HostName(Optional.of(Name.of(name)), LocalDate.parse(asked));
  }
}
