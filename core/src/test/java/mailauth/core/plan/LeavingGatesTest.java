package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.evidence.Envelope;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Sighting;
import mailauth.core.evidence.Source;
import mailauth.core.ip.IpAddress;
import mailauth.core.posture.Purpose;
import org.junit.jupiter.api.Test;

/** Records that mailauth created, and that the YAML declares no more. */
class LeavingGatesTest {
  private static final String NOTHING = "ttl: 1h";

  @Test
  void aPolicyDoesNotGoUnasked() {
    assertThat(
            Example.declares(NOTHING)
                .today("_dmarc.example.com 300 TXT \"v=DMARC1; p=reject\"")
                .owned(Example.created("_dmarc.example.com", RecordType.TXT, Purpose.DMARC))
                .gates())
        .containsExactly(
            new Gate(
                "DMARC_WEAKENED",
                Gate.Outcome.CONFIRM,
                "the policy goes, so forged mail passes that was stopped before, and no more"
                    + " reports come"));
  }

  @Test
  void whoMaySendIsNotForgottenUnasked() {
    assertThat(
            Example.declares(NOTHING)
                .today("example.com 300 TXT \"v=spf1 ip4:192.0.2.1 -all\"")
                .owned(Example.created("example.com", RecordType.TXT, Purpose.SPF))
                .gates())
        .containsExactly(
            new Gate(
                "SPF_AUTHORIZATION_REMOVED",
                Gate.Outcome.CONFIRM,
                "the SPF record goes, so nobody passes SPF for example.com any more"));
  }

  @Test
  void whoseMailPassesBySpfAloneIsNotForgottenAtAll() {
    var sighting =
        new Sighting(
            LocalDate.of(2026, 11, 20),
            Name.of("example.com"),
            IpAddress.parse("192.0.2.1").orElseThrow(),
            false,
            true,
            Optional.of(new Envelope(Name.of("example.com"), true)),
            List.of(),
            Optional.empty(),
            Policy.NONE);
    var hanging =
        new mailauth.core.evidence.Observation(
            sighting, new Source(Source.Kind.UNKNOWN, "192.0.2.0/24"), 1_204);
    var reported = Reports.daily("2026-11-01", "2026-11-24").evidence();
    assertThat(
            Example.declares(NOTHING)
                .today("example.com 300 TXT \"v=spf1 ip4:192.0.2.1 -all\"")
                .owned(Example.created("example.com", RecordType.TXT, Purpose.SPF))
                .reported(
                    new Evidence(
                        reported.domain(), reported.receipts(), List.of(hanging), reported.tls()))
                .gates())
        .containsExactly(
            new Gate(
                "SPF_AUTHORIZATION_REMOVED",
                Gate.Outcome.BLOCK,
                "the SPF record goes, and 1,204 messages of the last 30 days of reports passed by"
                    + " it alone; keep it, or have their senders sign first"));
  }

  @Test
  void keysOfAMailHostDoNotGoUnasked() {
    assertThat(
            Example.declares(NOTHING)
                .today("_25._tcp.mail.example.com 300 TLSA 3 1 1 " + "ab".repeat(32))
                .owned(Example.created("_25._tcp.mail.example.com", RecordType.TLSA, Purpose.DANE))
                .verdicts())
        .containsExactly("confirm DANE_KEY_REMOVED");
  }
}
