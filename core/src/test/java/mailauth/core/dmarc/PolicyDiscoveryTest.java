package mailauth.core.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.spf.ZoneDns;
import org.junit.jupiter.api.Test;

class PolicyDiscoveryTest {

  @Test
  void theAuthorsOwnRecordCounts() {
    var dns =
        ZoneDns.of(
            """
            _dmarc.news.example.com TXT v=DMARC1; p=quarantine; sp=none
            _dmarc.example.com      TXT v=DMARC1; p=reject
            """);

    assertThat(applied(dns, "news.example.com")).isEqualTo("quarantine of news.example.com");
    assertThat(dns.asked())
        .extracting(key -> key.name().text())
        .containsExactly("_dmarc.news.example.com");
  }

  @Test
  void subdomainsInheritSpIfTheyExistAndNpIfNot() {
    var dns =
        ZoneDns.of(
            """
            _dmarc.example.com TXT v=DMARC1; p=none; sp=quarantine; np=reject
            www.example.com    A   192.0.2.1
            """);

    assertThat(applied(dns, "www.example.com")).isEqualTo("quarantine of example.com");
    assertThat(applied(dns, "nothing.example.com")).isEqualTo("reject of example.com");
  }

  @Test
  void recordsBetweenTheAuthorAndItsOrganizationDoNotCount() {
    var dns =
        ZoneDns.of(
            """
            _dmarc.eu.example.com TXT v=DMARC1; p=reject
            _dmarc.example.com    TXT v=DMARC1; p=none
            """);

    assertThat(applied(dns, "a.eu.example.com")).isEqualTo("none of example.com");
    assertThat(organization(dns, "a.eu.example.com")).contains(Name.of("example.com"));
  }

  @Test
  void psdNoEndsTheWalkAtAnOrganization() {
    var dns =
        ZoneDns.of(
            """
            _dmarc.eu.example.com TXT v=DMARC1; p=reject; psd=n
            _dmarc.example.com    TXT v=DMARC1; p=none
            """);

    assertThat(applied(dns, "a.eu.example.com")).isEqualTo("reject of eu.example.com");
    assertThat(organization(dns, "a.eu.example.com")).contains(Name.of("eu.example.com"));
  }

  /** The registry of RFC 9989 appendix B.3: one bank has a record of its own, the other none. */
  @Test
  void aPublicSuffixStandsInForOrganizationsWithoutRecord() {
    var dns =
        ZoneDns.of(
            """
            _dmarc.bank.example       TXT v=DMARC1; p=reject; np=reject; sp=quarantine; psd=y
            _dmarc.giant.bank.example TXT v=DMARC1; p=none
            mail.giant.bank.example   A   192.0.2.1
            mega.bank.example         A   192.0.2.2
            mail.mega.bank.example    A   192.0.2.3
            """);

    assertThat(applied(dns, "giant.bank.example")).isEqualTo("none of giant.bank.example");
    assertThat(applied(dns, "mail.giant.bank.example")).isEqualTo("none of giant.bank.example");
    assertThat(applied(dns, "mail.mega.bank.example")).isEqualTo("quarantine of bank.example");
    assertThat(applied(dns, "mega.bank.example")).isEqualTo("quarantine of bank.example");
    assertThat(organization(dns, "mail.mega.bank.example")).contains(Name.of("mega.bank.example"));
    assertThat(organization(dns, "giant.bank.example")).contains(Name.of("giant.bank.example"));
    assertThat(organization(dns, "bank.example")).contains(Name.of("bank.example"));
  }

  @Test
  void aLongNameCostsEightQueries() {
    var dns = ZoneDns.of("_dmarc.example.com TXT v=DMARC1; p=none");
    var walk = TreeWalk.of(dns, Name.of("a.b.c.d.e.f.g.h.i.j.mail.example.com"));

    assertThat(dns.asked())
        .extracting(key -> key.name().text())
        .containsExactly(
            "_dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com",
            "_dmarc.g.h.i.j.mail.example.com",
            "_dmarc.h.i.j.mail.example.com",
            "_dmarc.i.j.mail.example.com",
            "_dmarc.j.mail.example.com",
            "_dmarc.mail.example.com",
            "_dmarc.example.com",
            "_dmarc.com");
    assertThat(walk.organizationalDomain()).contains(Name.of("example.com"));
  }

  @Test
  void severalRecordsAreNone() {
    var dns =
        ZoneDns.of(
            """
            _dmarc.www.example.com TXT v=DMARC1; p=reject
            _dmarc.www.example.com TXT v=DMARC1; p=none
            _dmarc.example.com     TXT unrelated
            _dmarc.example.com     TXT v=DMARC1; p=quarantine
            """);

    assertThat(applied(dns, "www.example.com")).isEqualTo("quarantine of example.com");
  }

  @Test
  void aRecordThatCannotBeUsedEndsTheSearch() {
    var dns =
        ZoneDns.of(
            """
            _dmarc.www.example.com TXT v=DMARC1; p=rejct
            _dmarc.example.com     TXT v=DMARC1; p=reject
            """);

    assertThat(PolicyDiscovery.of(dns, Name.of("www.example.com")))
        .isEqualTo(new PolicyDiscovery.Nothing(Optional.of(Name.of("www.example.com"))));
  }

  @Test
  void withoutAnyRecordThereIsNoDmarc() {
    var dns = ZoneDns.of("www.example.com A 192.0.2.1");

    assertThat(PolicyDiscovery.of(dns, Name.of("www.example.com")))
        .isEqualTo(new PolicyDiscovery.Nothing(Optional.empty()));
    assertThat(PolicyDiscovery.of(dns, Name.of("com")))
        .isEqualTo(new PolicyDiscovery.Nothing(Optional.empty()));
    assertThat(organization(dns, "www.example.com")).contains(Name.of("www.example.com"));
  }

  @Test
  void aFailureIsNotTheAbsenceOfAPolicy() {
    var dns =
        ZoneDns.of(
            """
            _dmarc.example.com LAME -
            www.example.com    A    192.0.2.1
            """);
    var unknown = new PolicyDiscovery.Unknown(Name.of("example.com"), "the server is lame");

    assertThat(PolicyDiscovery.of(dns, Name.of("example.com"))).isEqualTo(unknown);
    assertThat(PolicyDiscovery.of(dns, Name.of("www.example.com"))).isEqualTo(unknown);
    assertThat(organization(dns, "www.example.com")).isEmpty();
  }

  @Test
  void aNameTooLongForDmarcHasNoRecordOfItsOwn() {
    var label = "a".repeat(60);
    var author = String.join(".", label, label, label, label, "test");
    var dns = ZoneDns.of("_dmarc.test TXT v=DMARC1; p=none; np=reject");

    assertThat(applied(dns, author)).isEqualTo("reject of test");
  }

  private static String applied(ZoneDns dns, String author) {
    var applies = (PolicyDiscovery.Applies) PolicyDiscovery.of(dns, Name.of(author));
    return applies.policy().text() + " of " + applies.publishedAt();
  }

  private static Optional<Name> organization(ZoneDns dns, String domain) {
    return TreeWalk.of(dns, Name.of(domain)).organizationalDomain();
  }
}
