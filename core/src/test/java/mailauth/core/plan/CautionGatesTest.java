package mailauth.core.plan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CautionGatesTest {
  private static final String DMARC = "dmarc: { policy: none, reports: [d@example.com] }\n";

  @Test
  void nothingChangesOnAFridayEvening() {
    var frozen = Example.declares(DMARC + "freeze: [\"fri 15:00 - mon 08:00\"]");
    assertThat(frozen.at("2026-11-27T18:00:00Z").gates())
        .containsExactly(
            new Gate(
                "CHANGE_FREEZE",
                Gate.Outcome.CONFIRM,
                "the YAML says that nothing shall change now (fri 15:00 - mon 08:00 UTC); wait for"
                    + " its end"));
    assertThat(frozen.at("2026-11-30T08:00:00Z").gates()).isEmpty();
  }

  @Test
  void aRunHasABudget() {
    var keys =
        IntStream.rangeClosed(1, 26)
            .mapToObj("s%d: { revoked: true }"::formatted)
            .collect(joining(", ", "dkim: { ", " }\n"));
    assertThat(Example.declares(keys).gates())
        .containsExactly(
            new Gate(
                "CHANGE_BUDGET",
                Gate.Outcome.CONFIRM,
                "26 names change, and 25 are usual; look whether all are meant, or set"
                    + " 'most-changes'"));
    assertThat(Example.declares(keys + "most-changes: 26").gates()).isEmpty();
  }

  @Test
  void whereReceiversPunishOneThingChangesAtATime() {
    var example =
        Example.declares(
                """
                senders: [{ hosts: { ip: [192.0.2.0/24, 198.51.100.0/24] } }]
                dmarc: { policy: quarantine, reports: [new@example.com] }
                """)
            .today(
                """
                example.com 300 TXT "v=spf1 ip4:192.0.2.0/24 ~all"
                _dmarc.example.com 300 TXT "v=DMARC1; p=quarantine; rua=mailto:d@example.com"
                """)
            .elsewhere("example.com 300 MX 10 mx.example.com.");
    assertThat(example.gates())
        .containsExactly(
            new Gate(
                "CHANGE_BUDGET",
                Gate.Outcome.CONFIRM,
                "SPF and DMARC change together while receivers punish what fails; change one, and"
                    + " look at reports before the next"));
  }

  @Test
  void whatIsCachedForLongIsLoweredFirst() {
    var example =
        Example.declares(DMARC).today("_dmarc.example.com 86400 TXT \"v=DMARC1; p=none\"");
    assertThat(example.gates())
        .containsExactly(
            new Gate(
                "TTL_LONG",
                Gate.Outcome.WARN,
                "caches keep what _dmarc.example.com TXT says today for up to 24 hours; lower its"
                    + " TTL to an hour, and wait that long before the change"));
  }
}
