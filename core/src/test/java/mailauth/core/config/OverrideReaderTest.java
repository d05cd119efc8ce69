package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static mailauth.core.config.Files.loaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

class OverrideReaderTest {
  @Test
  void anOverrideHasAReasonAndALastDay() {
    var domain =
        domain(
            """
            overrides:
              DMARC_WEAKENED:
                reason: >
                  the old host
                  moves
                until: 2026-12-31
            """);

    assertThat(domain.overrides())
        .containsExactly(
            new OverrideConfig(
                new Position("mailauth.yaml", 7, 7),
                "DMARC_WEAKENED",
                "the old host moves",
                LocalDate.of(2026, 12, 31)));
  }

  @Test
  void defaultsHoldForEveryDomainParkedOnesAsWell() {
    var config =
        loaded(
            """
            version: 1
            providers: { local: { type: zonefile, directory: zones } }
            defaults:
              provider: local
              overrides: { DMARC_WEAKENED: { reason: we move, until: 2026-12-31 } }
            domains:
              example.com: { overrides: { DMARC_WEAKENED: { until: 2027-01-31 } } }
              parked.example: { parked: true }
            """);

    assertThat(config.domains())
        .extracting(domain -> domain.overrides().getFirst())
        .extracting(OverrideConfig::reason, override -> override.until().toString())
        .containsExactly(tuple("we move", "2027-01-31"), tuple("we move", "2026-12-31"));
  }

  @Test
  void saysWhatIsMissingOrMisspelt() {
    Rejections.check(
        """
        overrides:
          DMARC_WEAKEND: { reason: we move, until: 2026-12-31 }
        # ^ no gate is called 'DMARC_WEAKEND': did you mean 'DMARC_WEAKENED'?
          EVERYTHING: { reason: we move, until: 2026-12-31 }
        # ^ no gate is called 'EVERYTHING': write an id as plans show it, such as \
        SPF_AUTHORIZATION_REMOVED
          SPF_AUTHORIZATION_REMOVED: {}
        #                            ^ an override needs 'reason': why the gate may be passed, for \
        those who read the plan
        #                            ^ an override needs 'until': the last day, in UTC, on which it \
        may be
          DMARC_WEAKENED: { reason: " ", until: 2026-02-30 }
        #                           ^ the reason is empty: write why the gate may be passed
        #                                       ^ '2026-02-30' is no date: write it as 2026-12-31
        """);
    Rejections.check(
        """
        overrides: { DMARC_WEAKENED: { reason: we move, until: 2026 } }
        #                                                      ^ '2026' is no date: write it as \
        2026-12-31
        """);
    Rejections.check(
        """
        subdomains: { news: { overrides: {} } }
        #                     ^ a subdomain has no key 'overrides': its keys are ttl, parked, \
        senders, spf, dkim, dmarc, mta-sts, tls-rpt, bimi and dane
        """);
  }
}
