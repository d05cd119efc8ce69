package mailauth.cli;

import static mailauth.cli.Postures.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year of SPF: from softfail to fail, and back where mail of a sender is refused. */
class RolloutSpfTest {
  @TempDir private Path folder;

  /** The policy is strict already; for three days in April mail of ours is refused by SPF. */
  @Test
  void failIsTakenBackWhereGoodMailIsRefused() {
    var year =
        new RolloutYear(
                folder,
                OFFICE
                    + """
                    spf: { rollout: normal }
                    dmarc: { policy: reject, reports: [dmarc@example.com] }
                    """)
            .standing(
                """
                @ IN TXT "v=spf1 ip4:192.0.2.1 ~all"
                _dmarc IN TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"\
                """);
    year.mail(40, "192.0.2.1").own().refused("2026-04-10", "2026-04-13");
    assertThat(year.until("2026-06-30"))
        .isEqualTo(
            """
            2026-01-01  p=reject ~all
            2026-01-16  p=reject -all
            2026-04-11  p=reject ~all  (step back)
            2026-05-13  p=reject -all
            """);
  }
}
