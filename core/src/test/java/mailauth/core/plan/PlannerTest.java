package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.dns.RecordType;
import org.junit.jupiter.api.Test;

class PlannerTest {

  @Test
  void theSeedCase() {
    var example =
        Example.declares(
                """
                senders: [i8t]
                dmarc: { policy: none, reports: [dmarc@example.com] }
                """)
            .today(
                """
                example.com 3600 TXT "site-verification=1"
                example.com 3600 TXT "v=spf1 mx ~all"
                """)
            .elsewhere(
                """
                spf.i8t.com 300 TXT "v=spf1 ip4:203.0.113.0/24 ip4:198.51.100.7 -all"
                example.com 300 MX 10 mail.example.com.
                mail.example.com 300 A 192.0.2.1
                mail.example.com 300 AAAA 2001:db8::1
                """)
            .keyAt("i8tsmtp._domainkey.i8t.com");
    assertThat(example.changes())
        .isEqualTo(
            """
            + i8tsmtp._domainkey.example.com CNAME i8tsmtp._domainkey.i8t.com.
            ~ example.com TXT "v=spf1 mx include:spf.i8t.com ~all"
            + _dmarc.example.com TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.com"\
            """);
    assertThat(example.effects())
        .containsExactly(
            "i8t can sign mail that aligns with the domain",
            "authorizes + 198.51.100.7, 203.0.113.0/24 (i8t)",
            "lookups 1 -> 2 of 10",
            "receivers learn the policy: deliver as ever, and report");
    assertThat(example.verdicts()).isEmpty();
  }

  @Test
  void whatStandsAsDeclaredIsCounted() {
    var plan =
        Example.declares("senders: [i8t]\ndmarc: { policy: reject }")
            .today(
                """
                i8tsmtp._domainkey.example.com 300 CNAME i8tsmtp._domainkey.i8t.com.
                example.com 3600 TXT "v=spf1 " "include:spf.i8t.com -all"
                _dmarc.example.com 3600 TXT "v=DMARC1;p=reject"
                """)
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.unchanged()).isEqualTo(3);
  }

  @Test
  void ownHostsAndIncludesAreTermsInTheYamlsOrder() {
    assertThat(
            Example.declares(
                    """
                    senders:
                      - hosts: { ip: [192.0.2.0/24, "2001:db8::/32"], a: [mail.example.net], mx: true }
                      - include: spf.partner.example
                    spf: { all: fail }
                    """)
                .changes())
        .isEqualTo(
            "+ example.com TXT \"v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 a:mail.example.net mx"
                + " include:spf.partner.example -all\"");
  }

  @Test
  void withoutMergingTheRecordIsWhatTheYamlSays() {
    var example =
        Example.declares("senders: [i8t]\nspf: { merge: false, all: softfail }")
            .today(
                """
                i8tsmtp._domainkey.example.com 300 CNAME i8tsmtp._domainkey.i8t.com.
                example.com 300 TXT "v=spf1 include:spf.oldhost.example ip4:198.51.100.0/24 -all"
                """)
            .elsewhere("spf.i8t.com 300 TXT \"v=spf1 ip4:198.51.100.128/25 -all\"");
    assertThat(example.changes())
        .isEqualTo("~ example.com TXT \"v=spf1 include:spf.i8t.com ~all\"");
    assertThat(example.verdicts()).containsExactly("confirm SPF_AUTHORIZATION_REMOVED");
    assertThat(example.effects())
        .containsExactly(
            "include:spf.i8t.com (i8t) adds no address",
            "deauthorizes - 198.51.100.0/25 (ip4:198.51.100.0/24)",
            "deauthorizes include:spf.oldhost.example, and DNS does not say all that is behind it:"
                + " spf.oldhost.example TXT: nobody was asked",
            "all others: fail -> softfail",
            "lookups 1 -> 1 of 10");
    assertThat(example.gates().getFirst().message())
        .isEqualTo(
            "198.51.100.0/25 (ip4:198.51.100.0/24), include:spf.oldhost.example may no longer send;"
                + " declare the sender to keep it");
  }

  @Test
  void aRecordOverTheBudgetIsBlockedAndSaysWhoCostsWhat() {
    var example =
        Example.declares("senders: [i8t, { include: big.example.net }]")
            .today("i8tsmtp._domainkey.example.com 300 CNAME i8tsmtp._domainkey.i8t.com.")
            .elsewhere(
                """
                spf.i8t.com 300 TXT "v=spf1 a:a.i8t.com -all"
                a.i8t.com 300 A 192.0.2.1
                a.i8t.com 300 AAAA 2001:db8::1
                big.example.net 300 TXT "v=spf1 a:a.i8t.com/32 a:a.i8t.com/31 a:a.i8t.com/30 \
                a:a.i8t.com/29 a:a.i8t.com/28 a:a.i8t.com/27 a:a.i8t.com/26 a:a.i8t.com/25 -all"
                """);
    assertThat(example.verdicts()).containsExactly("block SPF_LOOKUP_LIMIT");
    assertThat(example.gates().getFirst().message())
        .isEqualTo(
            "11 lookups, and receivers take 10 (big.example.net 9, i8t 2); move big.example.net to"
                + " a subdomain: saves 9, leaves 2, enough; or flatten big.example.net: saves 9,"
                + " leaves 2, enough");
  }

  @Test
  void anIncludeWithoutARecordIsBlocked() {
    assertThat(
            Example.declares("senders: [{ include: typo.example.net }]")
                .elsewhere("typo.example.net 300 TXT \"no spf\"")
                .gates()
                .getFirst()
                .message())
        .isEqualTo(
            "receivers would answer permerror: include:typo.example.net: typo.example.net has no"
                + " SPF record; take the sender out or mend its record");
  }

  @Test
  void aSecondSpfRecordIsMergedAway() {
    var example =
        Example.declares("spf: {}")
            .today(
                """
                example.com 300 TXT "v=spf1 mx -all"
                example.com 300 TXT "keep me"
                example.com 300 TXT "v=spf1 include:spf.example.net ~all"
                """);
    assertThat(example.changes())
        .isEqualTo("~ example.com TXT \"v=spf1 mx include:spf.example.net ~all\"");
    assertThat(example.verdicts())
        .containsExactly("warn SPF_MULTIPLE_RECORDS", "unknown SPF_TEMPERROR");
    var change = example.plan().changes().getFirst();
    assertThat(change.onto(change.observed()).orElseThrow().records())
        .hasToString("[\"v=spf1 mx include:spf.example.net ~all\", \"keep me\"]");
  }

  @Test
  void aSecondDmarcRecordIsReplacedByTheDeclaredOne() {
    var example =
        Example.declares("dmarc: { policy: quarantine }")
            .today(
                """
                _dmarc.example.com 300 TXT "v=DMARC1; p=reject"
                _dmarc.example.com 300 TXT "v=DMARC1; p=none; rua=mailto:old@example.com"
                """);
    assertThat(example.changes()).isEqualTo("~ _dmarc.example.com TXT \"v=DMARC1; p=quarantine\"");
    assertThat(example.verdicts())
        .containsExactly(
            "warn DMARC_MULTIPLE_RECORDS", "confirm DMARC_WEAKENED", "block DMARC_STAGE_SKIPPED");
  }

  @Test
  void theTtlIsOursOnlyWhereNobodyElseSharesTheRRset() {
    var example =
        Example.declares("ttl: 5m\nspf: { all: fail }\ndmarc: { policy: none }")
            .today(
                """
                example.com 3600 TXT "v=spf1 -all"
                example.com 3600 TXT "keep me"
                _dmarc.example.com 3600 TXT "v=DMARC1; p=none"
                """);
    assertThat(example.changes()).isEqualTo("~ _dmarc.example.com TXT \"v=DMARC1; p=none\"");
    assertThat(example.effects()).contains("TTL 3600 -> 300 s");
  }

  @Test
  void aCnameIsRefusedBesideOtherData() {
    var example =
        Example.declares("dkim: { s1: { cname: s1.example.net } }")
            .today("s1._domainkey.example.com 300 TXT \"v=DKIM1; p=abc\"")
            .keyAt("s1.example.net");
    assertThat(example.verdicts()).containsExactly("block CNAME_BESIDE_OTHER_DATA");
    assertThat(example.gates().getLast().message())
        .isEqualTo(
            "s1._domainkey.example.com has a TXT record, and no CNAME can stand beside it;"
                + " remove it if nothing needs it");
  }

  @Test
  void otherDataIsRefusedBesideACname() {
    assertThat(
            Example.declares("dmarc: { policy: none }")
                .today("_dmarc.example.com 300 CNAME dmarc.example.net.")
                .verdicts())
        .containsExactly("block CNAME_BESIDE_OTHER_DATA");
  }

  @Test
  void aKeyOfOursMakesRoomForADelegation() {
    var example =
        Example.declares("dkim: { s1: { cname: s1.example.net } }")
            .today("s1._domainkey.example.com 300 TXT \"v=DKIM1; p=\"")
            .owned(Example.created("s1._domainkey.example.com", RecordType.TXT))
            .keyAt("s1.example.net");
    assertThat(example.changes())
        .isEqualTo(
            """
            - s1._domainkey.example.com TXT "v=DKIM1; p="
            + s1._domainkey.example.com CNAME s1.example.net.\
            """);
    assertThat(example.verdicts()).isEmpty();
  }

  @Test
  void onlyWhatWeCreatedIsDeleted() {
    var example =
        Example.declares("spf: { all: fail }")
            .today(
                """
                example.com 300 TXT "v=spf1 -all"
                s1._domainkey.example.com 300 CNAME s1.example.net.
                s2._domainkey.example.com 300 CNAME s2.example.net.
                """);
    assertThat(example.changes()).isEmpty();
    assertThat(
            example.owned(Example.created("s1._domainkey.example.com", RecordType.CNAME)).changes())
        .isEqualTo("- s1._domainkey.example.com CNAME s1.example.net.");
  }

  @Test
  void aParkedDomainSaysNoInEveryWay() {
    assertThat(Example.declares("parked: true").changes())
        .isEqualTo(
            """
            + *._domainkey.example.com TXT "v=DKIM1; p="
            + example.com TXT "v=spf1 -all"
            + example.com MX 0 .
            + _dmarc.example.com TXT "v=DMARC1; p=reject; sp=reject"\
            """);
  }

  @Test
  void aKeyWithoutAKeyTakesARightAndGivesNone() {
    assertThat(Example.declares("parked: true").effects())
        .contains("signatures by all other selectors fail");
    assertThat(Example.declares("dkim: { s1: { revoked: true } }").effects())
        .containsExactly("signatures by this selector fail");
  }

  @Test
  void aDomainWithMailHostsIsNotParked() {
    assertThat(
            Example.declares("parked: true")
                .today("example.com 300 MX 10 mail.example.com.")
                .verdicts())
        .containsExactly("block NULL_MX_BESIDE_MX", "confirm DMARC_PARKED");
  }

  @Test
  void subdomainsStandForThemselves() {
    assertThat(
            Example.declares(
                    """
                    subdomains:
                      news: { senders: [mailchimp], dmarc: { policy: none } }
                    """)
                .changes())
        .isEqualTo(
            """
            + k2._domainkey.news.example.com CNAME dkim2.mcsv.net.
            + k3._domainkey.news.example.com CNAME dkim3.mcsv.net.
            + news.example.com TXT "v=spf1 ~all"
            + _dmarc.news.example.com TXT "v=DMARC1; p=none"\
            """);
  }
}
