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

  @Test
  void whoseMailHangsOnSpfIsNotTakenOutUnnoticed() {
    assertThat(example("198.51.100.7").gates().stream().map(LastSeenTest::text))
        .contains(
            "block SPF_AUTHORIZATION_REMOVED: 198.51.100.0/24 (ip4:198.51.100.0/24) may no longer"
                + " send, and 1,204 messages from there passed by SPF alone in the last 30 days of"
                + " reports; declare the sender, or have it sign with DKIM first");
    assertThat(example("203.0.113.7").gates().stream().map(LastSeenTest::text))
        .anySatisfy(gate -> assertThat(gate).startsWith("confirm SPF_AUTHORIZATION_REMOVED: "));
  }

  @Test
  void whoSendsMostStandsFirst() {
    var yaml =
        """
        senders: [ { include: a.example }, { include: b.example }, { hosts: { ip: [192.0.2.1] } } ]
        """;
    assertThat(Example.declares(yaml).reported(evidence("203.0.113.7", "b.example")).changes())
        .contains("v=spf1 ip4:192.0.2.1 include:b.example include:a.example ~all");
  }

  private static String text(Gate gate) {
    return "%s %s: %s".formatted(gate.outcome().text(), gate.id(), gate.message());
  }

  private static List<String> losing(String seenSource) {
    return example(seenSource).effects();
  }

  private static Example example(String seenSource) {
    return Example.declares("senders: [ { hosts: { ip: [192.0.2.0/24] } } ]\nspf: { merge: false }")
        .today("example.com 3600 TXT \"v=spf1 ip4:198.51.100.0/24 ~all\"")
        .reported(evidence(seenSource));
  }

  private static Evidence evidence(String source) {
    return evidence(source, new Source(Source.Kind.UNKNOWN, source));
  }

  private static Evidence evidence(String source, String sender) {
    return evidence(source, new Source(Source.Kind.DECLARED, sender));
  }

  private static Evidence evidence(String source, Source sender) {
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
    var observation = new Observation(sighting, sender, 1_204);
    return new Evidence(DOMAIN, List.of(receipt), List.of(observation), TlsEvidence.NONE);
  }
}
