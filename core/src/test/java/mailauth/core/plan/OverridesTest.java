package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverridesTest {
  private static final Example PARKED =
      Example.declares(
              """
              parked: true
              overrides:
                NULL_MX_BESIDE_MX: { reason: the hosts are off, until: 2026-12-31 }
                DMARC_WEAKENED: { reason: never needed, until: 2026-11-30 }
              """)
          .today("example.com 3600 MX 10 mail.example.com.");

  private static final Optional<Gate.Overridden> HOSTS_OFF =
      Optional.of(new Gate.Overridden("the hosts are off", LocalDate.of(2026, 12, 31)));

  @Test
  void anOverriddenGateIsShownAndBlocksNothing() {
    var plan = PARKED.planOn("2026-12-31");

    assertThat(plan.isBlocked()).isFalse();
    assertThat(plan.gates())
        .filteredOn(gate -> gate.outcome() == Gate.Outcome.BLOCK)
        .extracting(Gate::id, Gate::overridden)
        .containsExactly(tuple("NULL_MX_BESIDE_MX", HOSTS_OFF));
  }

  @Test
  void theDayAfterItBlocksAgainAndTheOverrideIsAnError() {
    assertThat(PARKED.planOn("2027-01-01").isBlocked()).isTrue();
    assertThat(PARKED.over("2027-01-01"))
        .containsExactly(
            "mailauth.yaml:8:7: the override of NULL_MX_BESIDE_MX ended with 2026-12-31: remove it,"
                + " or renew it with its reason",
            "mailauth.yaml:9:7: the override of DMARC_WEAKENED ended with 2026-11-30: remove it, or"
                + " renew it with its reason");
    assertThat(PARKED.over("2026-11-30")).isEmpty();
  }

  @Test
  void aSavedPlanLosesWhatHasEndedSince() {
    var saved = new Plan(List.of(PARKED.planOn("2026-12-01")));

    assertThat(Overrides.stillHolding(saved, LocalDate.of(2026, 12, 31))).isEqualTo(saved);
    assertThat(Overrides.stillHolding(saved, LocalDate.of(2027, 1, 1)).summary().blocked())
        .isEqualTo(1);
  }

  @Test
  void whatNobodyCanTellStopsATighteningUnlessSomebodyTakesItOnThemselves() {
    var spf = "spf: { all: fail }\n";
    var override =
        "overrides: { SPF_ALL_TIGHTENED: { reason: nobody else sends, until: 2026-12-31 } }\n";
    var today = "example.com 3600 TXT \"v=spf1 ip4:192.0.2.1 ~all\"";

    assertThat(Example.declares(spf).today(today).planOn("2026-12-31").isBlocked()).isTrue();
    assertThat(Example.declares(spf + override).today(today).planOn("2026-12-31").isBlocked())
        .isFalse();
  }

  @Test
  void aWarningNeedsNoOverride() {
    var plan =
        Example.declares(
                """
                dmarc: { policy: none }
                overrides: { DMARC_MULTIPLE_RECORDS: { reason: known, until: 2026-12-31 } }
                """)
            .today(
                """
                _dmarc.example.com 3600 TXT "v=DMARC1; p=none"
                _dmarc.example.com 3600 TXT "v=DMARC1; p=none; sp=none"
                """)
            .planOn("2026-12-31");

    assertThat(plan.gates()).extracting(Gate::overridden).containsExactly(Optional.empty());
  }
}
