package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reports are of use where somebody can receive them. */
class MailboxGatesTest {
  private static final String SET =
      "dmarc: { policy: %s, reports: [dmarc@%s, https://reports.example.org/in] }";
  private static final String LIES = "DMARC_REPORTS_NOWHERE";

  @Test
  void mailHostsTakeThem() {
    assertThat(said("quarantine", "example.com", "example.com 300 MX 10 mx.example.com."))
        .isEqualTo("");
  }

  @Test
  void aDomainThatTakesNoMailGetsNone() {
    assertThat(said("quarantine", "example.com", "example.com 300 MX 0 ."))
        .isEqualTo(
            "block: reports go nowhere: example.com says by its null MX that it takes no mail; name"
                + " a mailbox under 'reports' that can be reached");
    assertThat(said("none", "example.com", "example.com 300 MX 0 ."))
        .as("while nothing is punished, nothing is lost")
        .startsWith("warn: reports go nowhere");
  }

  @Test
  void aMisspeltDomainGetsNone() {
    assertThat(
            Example.declares(SET.formatted("reject", "exmaple.com"))
                .nothingAt("exmaple.com")
                .gates())
        .contains(
            new Gate(
                LIES,
                Gate.Outcome.BLOCK,
                "reports go nowhere: exmaple.com does not exist; name a mailbox under 'reports'"
                    + " that can be reached"));
  }

  @Test
  void whereDnsIsSilentNobodyKnows() {
    assertThat(said("quarantine", "example.com", ""))
        .isEqualTo(
            "unknown: whether example.com takes mail, and so reports, is not known: nobody was"
                + " asked");
    assertThat(said("none", "example.com", "")).isEqualTo("");
  }

  @Test
  void aParkedNameNeedsNone() {
    assertThat(Example.declares("parked: true\ndmarc: { reports: [dmarc@example.com] }").verdicts())
        .contains("warn " + LIES)
        .doesNotContain("block " + LIES);
  }

  private static String said(String policy, String host, String records) {
    return String.join(
        "\n",
        Example.declares(SET.formatted(policy, host)).elsewhere(records).gates().stream()
            .filter(gate -> gate.id().equals(LIES))
            .map(gate -> gate.outcome().text() + ": " + gate.message())
            .toList());
  }
}
