package mailauth.core.evidence;

import static mailauth.core.evidence.Source.Kind.DECLARED;
import static mailauth.core.evidence.Source.Kind.FORWARDER;
import static mailauth.core.evidence.Source.Kind.KNOWN;
import static mailauth.core.evidence.Source.Kind.SPOOF;
import static mailauth.core.evidence.Source.Kind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.InventoryConfig;
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
  void whoOnlySignsIsKnownByThatDomain() {
    assertThat(source(Seen.from("203.0.113.9").signed("mailer.example", "s1")))
        .isEqualTo(new Source(UNKNOWN, "mailer.example"));
  }

  @Test
  void whatNothingElseTellsIsKnownByTheNameOfItsAddress() {
    assertThat(named("198.51.100.7", "out7.mail.crm.example"))
        .isEqualTo(new Source(UNKNOWN, "crm.example"));
    assertThat(named("198.51.100.8", "o1.ptr12.sendgrid.net"))
        .isEqualTo(new Source(KNOWN, "Twilio SendGrid"));
    assertThat(named("198.51.100.9", "web1.example.com"))
        .as("a forgotten server of one's own")
        .isEqualTo(new Source(UNKNOWN, "web1.example.com"));
    assertThat(named("192.0.2.25", "out7.mail.crm.example"))
        .as("the ranges of a declared sender say more")
        .isEqualTo(new Source(DECLARED, "own hosts"));
  }

  @Test
  void theYamlExplainsSourcesByNameAndByNetwork() {
    var kinds =
        Map.of(
            "crm.example", InventoryConfig.Kind.FORWARDER,
            "203.0.113.0/24", InventoryConfig.Kind.SPOOF);
    var evidence =
        sorting.evidence(
            List.of(
                history("198.51.100.7", "out7.mail.crm.example"),
                history("203.0.113.9", "pool9.isp.example"),
                history("192.0.2.25", "mx.crm.example")));
    assertThat(evidence.explained(kinds).bySource().keySet())
        .containsExactly(
            new Source(DECLARED, "own hosts"),
            new Source(FORWARDER, "crm.example"),
            new Source(SPOOF, "isp.example"));
  }

  private Source named(String address, String host) {
    return sorting.evidence(List.of(history(address, host))).observations().getFirst().source();
  }

  /** A message from an address that DNS has a name for. */
  private static History history(String address, String host) {
    var ledger = Ledger.after(Seen.history(Map.of(Seen.from(address).sighting(), 1L)));
    var name = new HostName(Optional.of(Name.of(host)), LocalDate.of(2026, 11, 21));
    ledger.name(Seen.address(address), name);
    return ledger.history();
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
