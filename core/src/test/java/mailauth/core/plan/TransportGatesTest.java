package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An MTA-STS policy that is enforced by hand, and a logo; the clock stands at 2026-11-25. */
class TransportGatesTest {
  private static final String ENFORCED = "mta-sts: { mode: enforce, mx: [mx1.example.com] }\n";
  private static final String MX = "example.com 300 MX 10 mx1.example.com.";

  @Test
  void aPolicyIsTestedForTwoWeeks() {
    assertThat(untested(Reports.daily("2026-11-20", "2026-11-24")))
        .isEqualTo(
            "block MTA_STS_NOT_TESTED: TLS reports of 5 days of the 14 needed say how senders"
                + " fare; stay with testing, and import them");
    assertThat(
            untested(
                Reports.daily("2026-11-10", "2026-11-24")
                    .sessions("2026-11-20", Optional.empty(), 1_204)
                    .sessions("2026-11-21", Optional.of("certificate-expired"), 12)))
        .isEqualTo(
            "block MTA_STS_NOT_TESTED: 12 sessions failed in the last 14 days"
                + " (certificate-expired), and under enforce their mail would not arrive; mend that"
                + " first");
    assertThat(
            untested(
                Reports.daily("2026-11-10", "2026-11-24")
                    .sessions("2026-11-20", Optional.empty(), 1_204)))
        .isEqualTo("pass MTA_STS_NOT_TESTED: none of 1,204 sessions failed in the last 14 days");
  }

  @Test
  void aStrangerAmongTheMxHostsIsSeenThoughNothingChanges() {
    var id = Example.declares(ENFORCED).elsewhere(MX).plan().changes().getFirst().after();
    var stands =
        Example.declares(ENFORCED)
            .today("_mta-sts.example.com 300 TXT " + id.getFirst())
            .elsewhere(MX + "\nexample.com 300 MX 20 mx2.example.com.");
    assertThat(stands.plan().changes()).isEmpty();
    assertThat(stands.gates())
        .containsExactly(
            new Gate(
                "MTA_STS_MX_MOVED",
                Gate.Outcome.WARN,
                "the policy of example.com is enforced and does not name mx2.example.com, so"
                    + " senders that check it deliver nothing there; name it under 'mta-sts', or"
                    + " take it out of the MX records"));
  }

  /** The return path of a service gets its MX record, and a policy that does not name its host. */
  @Test
  void mailMovesToNoHostThatAnEnforcedPolicyDoesNotName() {
    assertThat(moved("mx1.example.com"))
        .contains(
            "the policy of bounce.example.com is enforced and does not name"
                + " feedback-smtp.eu-west-1.amazonses.com; name it under 'mta-sts' first");
    assertThat(moved("feedback-smtp.eu-west-1.amazonses.com"))
        .contains(
            "senders may hold to the policy of before for 7 days; publish the new one, wait until"
                + " they have fetched it, and then move mail to"
                + " feedback-smtp.eu-west-1.amazonses.com");
  }

  private static List<String> moved(String named) {
    return Example.declares(
            """
            senders:
              - service: amazon-ses
                region: eu-west-1
                mail_from: bounce
                token1: exampletokena2222222222222222222
                token2: exampletokenb2222222222222222222
                token3: exampletokenc2222222222222222222
            subdomains: { bounce: { mta-sts: { mode: enforce, mx: [%s] } } }
            """
                .formatted(named))
        .gates()
        .stream()
        .filter(gate -> gate.id().equals("MTA_STS_MX_MOVED"))
        .filter(gate -> gate.outcome() == Gate.Outcome.BLOCK)
        .map(Gate::message)
        .toList();
  }

  @Test
  void aLogoThatSomeMailboxesCutIsAnnounced() {
    assertThat(
            Example.declares("bimi: { logo: https://example.com/logo.svg }")
                .page(
                    "https://example.com/logo.svg",
                    "<svg xmlns='http://www.w3.org/2000/svg' version='1.2' baseProfile='tiny-ps'"
                        + " viewBox='0 0 10 20'><title>Example</title></svg>")
                .verdicts())
        .contains("warn BIMI_IMAGE_FAULTY")
        .doesNotContain("block BIMI_IMAGE_FAULTY");
  }

  @Test
  void aLogoThatNoMailboxShowsIsNotAnnounced() {
    var logo = "bimi: { logo: https://example.com/logo.svg }\n";
    assertThat(
            Example.declares(logo + "dmarc: { policy: none, reports: [d@example.com] }")
                .page("https://example.com/logo.svg", "<html></html>")
                .verdicts())
        .contains("block BIMI_IMAGE_FAULTY");
    assertThat(
            Example.declares(logo + "dmarc: { policy: none, reports: [d@example.com] }").verdicts())
        .as("what cannot be fetched from here")
        .doesNotContain("block BIMI_IMAGE_FAULTY");
  }

  private static String untested(Reports reports) {
    List<Gate> gates =
        Example.declares(ENFORCED).elsewhere(MX).reported(reports.ofTls()).gates().stream()
            .filter(gate -> gate.id().equals("MTA_STS_NOT_TESTED"))
            .toList();
    assertThat(gates).hasSize(1);
    var gate = gates.getFirst();
    return "%s %s: %s".formatted(gate.outcome().text(), gate.id(), gate.message());
  }
}
