package mailauth.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.PolicyDiscovery;
import mailauth.core.dns.Name;
import mailauth.core.lint.Finding;
import mailauth.core.mtasts.MtaStsPolicy;
import org.junit.jupiter.api.Test;

class CoherenceTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final Signing BOTH = new Signing("own hosts", Set.of(DOMAIN), Set.of(DOMAIN));
  private static final Signing SUBDOMAIN =
      new Signing("newsletter", Set.of(Name.of("news.example.com")), Set.of());
  private static final Signing SPF_ONLY = new Signing("printers", Set.of(), Set.of(DOMAIN));

  @Test
  void rejectMustNotRelyOnSpfAlone() {
    var senders = List.of(BOTH, SUBDOMAIN, SPF_ONLY);
    assertThat(ids(DmarcCoherence.spfOnly(dmarc("p=reject"), DOMAIN, senders)))
        .containsExactly("error DMARC-042");
    assertThat(DmarcCoherence.spfOnly(dmarc("p=reject"), DOMAIN, senders).getFirst().message())
        .startsWith("printers has no DKIM key for example.com, and reject must not rely on SPF");
    assertThat(DmarcCoherence.spfOnly(dmarc("p=quarantine"), DOMAIN, senders)).isEmpty();
  }

  @Test
  void strictAlignmentLosesWhoSignsAsASubdomain() {
    var senders = List.of(BOTH, SUBDOMAIN);
    assertThat(DmarcCoherence.alignment(dmarc("p=none"), DOMAIN, senders)).isEmpty();
    assertThat(DmarcCoherence.alignment(dmarc("p=none; adkim=s"), DOMAIN, senders))
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.message())
                .isEqualTo(
                    "newsletter authenticates as news.example.com, which strict alignment does not"
                        + " accept for example.com; write relaxed"));
    var returnPath = new Signing("shop", Set.of(DOMAIN), Set.of(Name.of("bounce.example.com")));
    assertThat(ids(DmarcCoherence.alignment(dmarc("p=none; aspf=s"), DOMAIN, List.of(returnPath))))
        .containsExactly("warning DMARC-020");
  }

  @Test
  void aRecordWithoutReportsIsBlind() {
    assertThat(ids(DmarcCoherence.reports(dmarc("p=none")))).containsExactly("warning DMARC-023");
    assertThat(DmarcCoherence.reports(dmarc("p=none; rua=mailto:d@example.com"))).isEmpty();
  }

  @Test
  void aLogoNeedsEnforcement() {
    assertThat(ids(BimiCoherence.of(dmarc("p=none")))).containsExactly("error BIMI-005");
    assertThat(ids(BimiCoherence.of(dmarc("p=reject; sp=none")))).containsExactly("error BIMI-005");
    assertThat(ids(BimiCoherence.of(dmarc("p=quarantine; t=y"))))
        .containsExactly("warning BIMI-005");
    assertThat(BimiCoherence.of(dmarc("p=quarantine"))).isEmpty();
    assertThat(ids(BimiCoherence.of(new PolicyDiscovery.Nothing(Optional.empty()))))
        .containsExactly("error BIMI-005");
    assertThat(BimiCoherence.of(new PolicyDiscovery.Unknown(DOMAIN, "no answer"))).isEmpty();
  }

  @Test
  void everyMxHostHasToBeInThePolicy() {
    var policy = policy("enforce", "mail.example.com", "*.mx.example.net", "old.example.com");
    var mixed = names("mail.example.com", "a.mx.example.net", "b.c.mx.example.net");
    var findings = TransportCoherence.mtaSts(policy, mixed);
    assertThat(ids(findings))
        .containsExactly("warning STS-026", "error STS-016", "warning STS-017");
    assertThat(findings)
        .extracting(Finding::about)
        .endsWith(List.of("b.c.mx.example.net"), List.of("old.example.com"));
    assertThat(
            ids(
                TransportCoherence.mtaSts(
                    policy("testing", "mail.example.com"),
                    names("mail.example.com", "mail2.example.com"))))
        .containsExactly("warning STS-016");
    assertThat(ids(TransportCoherence.mtaSts(policy, names(".")))).containsExactly("info STS-027");
    assertThat(ids(TransportCoherence.mtaSts(policy("testing", "mail.example.com"), List.of())))
        .containsExactly("warning STS-017");
  }

  @Test
  void pinsNeedDnssec() {
    assertThat(ids(TransportCoherence.dane(Name.of("mail.example.com"), false)))
        .containsExactly("error DANE-003");
    assertThat(TransportCoherence.dane(Name.of("mail.example.com"), true)).isEmpty();
  }

  private static EffectiveDmarc dmarc(String tags) {
    return DmarcRecord.parse("v=DMARC1; " + tags).record().effective();
  }

  private static MtaStsPolicy policy(String mode, String... mx) {
    var text = new StringBuilder("version: STSv1\nmode: " + mode + "\nmax_age: 604800\n");
    List.of(mx).forEach(host -> text.append("mx: ").append(host).append('\n'));
    return MtaStsPolicy.parse(text.toString()).policy().orElseThrow();
  }

  private static List<Name> names(String... names) {
    return List.of(names).stream().map(Name::of).toList();
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(f -> f.severity().text() + " " + f.id()).toList();
  }
}
