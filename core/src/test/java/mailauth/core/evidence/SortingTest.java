package mailauth.core.evidence;

import static mailauth.core.evidence.Source.Kind.DECLARED;
import static mailauth.core.evidence.Source.Kind.FORWARDER;
import static mailauth.core.evidence.Source.Kind.KNOWN;
import static mailauth.core.evidence.Source.Kind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.report.OverrideReason;
import org.junit.jupiter.api.Test;

class SortingTest {
  private static final Sender OWN_HOSTS =
      new Sender(
          "own hosts",
          IpSet.of(Cidr.parse("192.0.2.0/24").orElseThrow()),
          Set.of(Name.of("s2026._domainkey.example.com")));
  private static final Sender MAILCHIMP =
      new Sender("Mailchimp", IpSet.EMPTY, Set.of(Name.of("k2._domainkey.example.com")));

  private final Sorting sorting =
      new Sorting(new Roster(Seen.EXAMPLE, List.of(OWN_HOSTS, MAILCHIMP)), new BuiltInCatalog());

  @Test
  void aDeclaredSenderIsKnownByItsAddresses() {
    assertThat(source(Seen.from("192.0.2.25"))).isEqualTo(new Source(DECLARED, "own hosts"));
  }

  @Test
  void aServiceWithoutAddressesOfItsOwnIsKnownByItsKey() {
    assertThat(source(Seen.from("198.51.100.1").signed("example.com", "k2").envelope("mcsv.net")))
        .isEqualTo(new Source(DECLARED, "Mailchimp"));
  }

  @Test
  void aKeyOfOnesOwnFromElsewhereCameThroughAForwarder() {
    assertThat(
            source(
                Seen.from("203.0.113.9").signed("example.com", "s2026").envelope("alumni.example")))
        .isEqualTo(new Source(FORWARDER, "alumni.example"));
  }

  @Test
  void aMailingListBreaksTheSignatureAndSendsInItsOwnName() {
    assertThat(
            source(
                Seen.from("203.0.113.9")
                    .brokenSignature("example.com", "s2026")
                    .envelope("lists.example.org")))
        .isEqualTo(new Source(FORWARDER, "example.org"));
  }

  @Test
  void aReceiverMayKnowAForwarder() {
    assertThat(source(Seen.from("203.0.113.9").setAside(OverrideReason.MAILING_LIST)))
        .isEqualTo(new Source(FORWARDER, "203.0.113.0/24"));
  }

  @Test
  void aServiceOfTheCatalogThatIsNotDeclaredIsNamed() {
    assertThat(source(Seen.from("203.0.113.9").signed("sendgrid.net", "smtpapi")))
        .isEqualTo(new Source(KNOWN, "Twilio SendGrid"));
  }

  @Test
  void anybodyElseIsUnknownByItsEnvelopeOrNetwork() {
    assertThat(source(Seen.from("203.0.113.9"))).isEqualTo(new Source(UNKNOWN, "203.0.113.0/24"));
    assertThat(source(Seen.from("203.0.113.9").envelope("bulk.example.net")))
        .isEqualTo(new Source(UNKNOWN, "example.net"));
  }

  @Test
  void somebodyWhoOnlyClaimsAForeignEnvelopeIsNoService() {
    var claim =
        new Sighting(
            Seen.from("203.0.113.9").sighting().day(),
            Seen.EXAMPLE,
            Seen.from("203.0.113.9").sighting().source(),
            false,
            false,
            Optional.of(new Envelope(Name.of("bounce.sendgrid.net"), false)),
            List.of(new Signature(Name.of("sendgrid.net"), "s1", false)),
            Optional.empty(),
            Policy.NONE);
    assertThat(sorting.source(claim)).isEqualTo(new Source(UNKNOWN, "203.0.113.0/24"));
  }

  private Source source(Seen seen) {
    return sorting.source(seen.sighting());
  }
}
