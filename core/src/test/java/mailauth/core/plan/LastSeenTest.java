package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Observation;
import mailauth.core.evidence.Receipt;
import mailauth.core.evidence.Sighting;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.TlsEvidence;
import mailauth.core.ip.IpAddress;
import org.junit.jupiter.api.Test;

/** Who loses the right to send is shown with what receivers have reported of him. */
class LastSeenTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @Test
  void aSenderThatLosesOutIsShownWithItsLastMail() {
    assertThat(losing("198.51.100.7"))
        .contains(
            "deauthorizes - 198.51.100.0/24 (ip4:198.51.100.0/24)"
                + "  <- last seen sending 2026-11-20, 1,204 messages");
  }

  @Test
  void aSenderThatNobodySawIsShownAsSuch() {
    assertThat(losing("203.0.113.7"))
        .contains(
            "deauthorizes - 198.51.100.0/24 (ip4:198.51.100.0/24)"
                + "  <- never seen sending since 2026-11-20");
  }

  private static List<String> losing(String seenSource) {
    return Example.declares("senders: [ { hosts: { ip: [192.0.2.0/24] } } ]\nspf: { merge: false }")
        .today("example.com 3600 TXT \"v=spf1 ip4:198.51.100.0/24 ~all\"")
        .reported(evidence(seenSource))
        .effects();
  }

  private static Evidence evidence(String source) {
    var begin = Instant.parse(DAY + "T00:00:00Z");
    var receipt =
        new Receipt(
            Receipt.Kind.DMARC, "example.net", "1", begin, begin.plusSeconds(86_399), Policy.NONE);
    var sighting =
        new Sighting(
            DAY,
            DOMAIN,
            IpAddress.parse(source).orElseThrow(),
            false,
            true,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Policy.NONE);
    var observation = new Observation(sighting, new Source(Source.Kind.UNKNOWN, source), 1_204);
    return new Evidence(DOMAIN, List.of(receipt), List.of(observation), TlsEvidence.NONE);
  }
}
