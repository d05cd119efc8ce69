package mailauth.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final IpSet OFFICE = IpSet.of(Cidr.parse("192.0.2.0/24").orElseThrow());

  private final Ledger ledger = new Ledger(Seen.EXAMPLE);

  @Test
  void tellsHowMuchOfTheMailPasses() {
    report(
        "1",
        "2026-11-20",
        Map.of(
            Seen.from("192.0.2.1").envelope("example.com").sighting(), 3L,
            Seen.from("192.0.2.1").signed("example.com", "s1").sighting(), 5L,
            Seen.from("203.0.113.1").sighting(), 2L));
    var tally = evidence().tally();
    assertThat(tally.messages()).isEqualTo(10);
    assertThat(tally.dkimRate()).isEqualTo(0.5);
    assertThat(tally.spfRate()).isEqualTo(0.3);
    assertThat(tally.dmarcRate()).isEqualTo(0.8);
    assertThat(tally.failing()).isEqualTo(2);
  }

  @Test
  void tellsWhenAnAddressRangeLastSent() {
    report("1", "2026-11-18", Map.of(Seen.from("192.0.2.1").on("2026-11-18").sighting(), 4L));
    report("2", "2026-11-20", Map.of(Seen.from("203.0.113.1").sighting(), 1L));
    var office = evidence().from(OFFICE).tally();
    assertThat(office.last()).contains(LocalDate.of(2026, 11, 18));
    assertThat(office.messages()).isEqualTo(4);
  }

  @Test
  void countsTheSendersThatHangOnSpfAlone() {
    report(
        "1",
        "2026-11-20",
        Map.of(
            Seen.from("192.0.2.1").envelope("example.com").sighting(),
            3L,
            Seen.from("192.0.2.2").envelope("example.com").signed("example.com", "s").sighting(),
            5L));
    assertThat(evidence().where(o -> o.sighting().hangsOnSpf()).tally().messages()).isEqualTo(3);
  }

  @Test
  void strictAlignmentIsTriedOnWhatWasSeen() {
    var bySubdomain = Seen.from("192.0.2.1").signed("mail.example.com", "s").sighting();
    assertThat(bySubdomain.dkim()).isTrue();
    assertThat(bySubdomain.passesStrictDkim()).isFalse();
    assertThat(Seen.from("192.0.2.1").signed("example.com", "s").sighting().passesStrictDkim())
        .isTrue();
  }

  @Test
  void looksAtOneStageOfThePolicyAlone() {
    report("1", "2026-11-10", Map.of(Seen.from("192.0.2.1").on("2026-11-10").sighting(), 1L));
    ledger.add(
        new Reported(
            Seen.EXAMPLE,
            Seen.receipt("example.org", "2", "2026-11-20", Policy.QUARANTINE),
            Map.of(Seen.from("192.0.2.1").under(Policy.QUARANTINE).sighting(), 7L),
            Map.of()));
    var stage = evidence().under(Policy.QUARANTINE);
    assertThat(stage.tally().messages()).isEqualTo(7);
    assertThat(stage.reporters()).containsExactly("example.org");
    assertThat(stage.firstReport()).contains(Instant.parse("2026-11-20T00:00:00Z"));
    assertThat(evidence().since(LocalDate.of(2026, 11, 11)).reportDays())
        .containsExactly(LocalDate.of(2026, 11, 20));
  }

  @Test
  void tellsWhichNamesPeopleSaw() {
    report(
        "1",
        "2026-11-20",
        Map.of(
            Seen.from("192.0.2.1").sighting(), 1L,
            Seen.from("192.0.2.1").as("news.example.com").sighting(), 2L));
    assertThat(evidence().byHeaderFrom())
        .extractingFromEntries(name -> entry(name.getKey(), name.getValue().messages()))
        .containsExactly(entry(Seen.EXAMPLE, 1L), entry(Name.of("news.example.com"), 2L));
  }

  @Test
  void tellsWhenASelectorLastPassed() {
    report(
        "1",
        "2026-11-20",
        Map.of(Seen.from("192.0.2.1").signed("example.com", "s1").sighting(), 1L));
    assertThat(evidence().lastPass(Seen.EXAMPLE, "s1")).contains(LocalDate.of(2026, 11, 20));
    assertThat(evidence().lastPass(Seen.EXAMPLE, "s2")).isEmpty();
  }

  @Test
  void aReportCountsOnce() {
    var messages = Map.of(Seen.from("192.0.2.1").sighting(), 4L);
    report("1", "2026-11-20", messages);
    report("1", "2026-11-20", messages);
    assertThat(evidence().tally().messages()).isEqualTo(4);
  }

  @Test
  void whatIsOverAYearOldIsForgotten() {
    report("1", "2025-06-01", Map.of(Seen.from("192.0.2.1").on("2025-06-01").sighting(), 4L));
    report("2", "2026-11-20", Map.of(Seen.from("192.0.2.1").sighting(), 1L));
    assertThat(evidence().tally().messages()).isEqualTo(1);
    assertThat(evidence().receipts()).hasSize(1);
  }

  private void report(String id, String day, Map<Sighting, Long> messages) {
    var receipt = Seen.receipt("example.net", id, day, Policy.NONE);
    ledger.add(new Reported(Seen.EXAMPLE, receipt, messages, Map.of()));
  }

  private Evidence evidence() {
    var roster = new Roster(Seen.EXAMPLE, List.of());
    return new Sorting(roster, new BuiltInCatalog()).evidence(List.of(ledger.history()));
  }
}
