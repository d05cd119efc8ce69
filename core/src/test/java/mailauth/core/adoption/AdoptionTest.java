package mailauth.core.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.mtasts.MxPattern;
import org.junit.jupiter.api.Test;

class AdoptionTest {
  @Test
  void eachRecordBecomesTheLineThatDeclaresIt() {
    var zone =
        Zone.of(
            """
            @ MX 10 mail.example.com.
            @ TXT "v=spf1 mx include:spf.i8t.com include:spf.partner.example ip4:192.0.2.7 -all"
            @ TXT "verification=1"
            i8tsmtp._domainkey CNAME i8tsmtp._domainkey.i8t.com.
            k2._domainkey CNAME dkim2.mcsv.net.
            k3._domainkey CNAME dkim3.mcsv.net.
            hand._domainkey CNAME keys.example.net.
            old._domainkey TXT "v=DKIM1; p="
            s1._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            _dmarc TXT "v=DMARC1;p=reject; adkim=s; rua=mailto:dmarc@example.com"
            _smtp._tls TXT "v=TLSRPTv1;rua=mailto:tls@example.com"
            default._bimi TXT "v=BIMI1; l=https://example.com/logo.svg"
            _25._tcp.mail TLSA 3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            news TXT "v=spf1 include:spf.example.net ~all"
            _dmarc.news TXT "v=DMARC1; p=none"
            """);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                senders:
                  - hosts: { ip: [192.0.2.7], mx: true }
                  - i8t
                  - include: spf.partner.example # not in the catalog
                  - mailchimp
                spf: { all: fail }
                dkim:
                  hand: { cname: keys.example.net }
                  old: { revoked: true }
                  s1: { txt: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" }
                dmarc:
                  policy: reject
                  alignment: { dkim: strict }
                  reports: [dmarc@example.com]
                tls-rpt: { reports: [tls@example.com] }
                bimi:
                  logo: https://example.com/logo.svg
                dane:
                  mail.example.com: [3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef]
                subdomains:
                  news:
                    senders:
                      - include: spf.example.net # not in the catalog
                    spf: { all: softfail }
                    dmarc:
                      policy: none
            """);
    assertThat(zone.changes()).isEmpty();
  }

  @Test
  void aServiceWithOnlySomeOfItsRecordsKeepsItsIncludeAndTheYamlSaysWhatItLacks() {
    var zone =
        Zone.of(
            """
            @ TXT "v=spf1 include:sendgrid.net include:spf.i8t.com ~all"
            """);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                senders:
                  # This is Twilio SendGrid; "mailauth senders sendgrid" shows what it asks for.
                  - include: sendgrid.net
                  # This is i8t. Written as "- i8t", a plan would also write i8tsmtp._domainkey.example.com
                  # CNAME.
                  - include: spf.i8t.com
                spf: { all: softfail }
            """);
    assertThat(zone.changes()).isEmpty();
  }

  @Test
  void aServiceWhoseKeysHaveOtherTargetsOfItsOwnIsDeclaredWithThose() {
    var zone =
        Zone.of(
            """
            @ TXT "v=spf1 -all"
            k2._domainkey CNAME dkim7.mcsv.net.
            k3._domainkey CNAME dkim3.mcsv.net.
            """);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                senders:
                  - service: mailchimp
                    dkim: { k2: dkim7.mcsv.net }
                spf: { all: fail }
            """);
    assertThat(zone.changes()).isEmpty();
  }

  @Test
  void whatNoSenderCanSayStaysInTheRecordInItsPlace() {
    var zone =
        Zone.of(
            """
            @ TXT "v=spf1 -ip4:192.0.2.9 ip4:192.0.2.0/24 a exists:%{i}.s.example.net ?mx:b.example ~all"
            """);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                senders:
                  - hosts: { ip: [192.0.2.0/24] }
                # Stays in the record as it is: -ip4:192.0.2.9 a exists:%{i}.s.example.net ?mx:b.example
                spf: { all: softfail }
            """);
    assertThat(zone.changes()).isEmpty();
  }

  @Test
  void networksThatOneListWouldMergeStandInTwo() {
    var zone = Zone.of("@ TXT \"v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/25 ip4:192.0.2.1 -all\"");
    assertThat(zone.yaml())
        .contains(
            """
                  - hosts: { ip: [192.0.2.0/25] }
                  - hosts: { ip: [192.0.2.128/25, 192.0.2.1] }
            """);
    assertThat(zone.changes()).isEmpty();
  }

  @Test
  void aRedirectStays() {
    var zone = Zone.of("@ TXT \"v=spf1 redirect=_spf.example.net\"");
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                # Stays in the record as it is: redirect=_spf.example.net
                spf: { merge: true }
            """);
    assertThat(zone.changes()).isEmpty();
  }

  @Test
  void historicTagsAreTheOneThingThatAPlanChanges() {
    var zone =
        Zone.of(
            """
            @ TXT "v=spf1 mx -all"
            _dmarc TXT "v=DMARC1; p=quarantine; pct=50; x=y; rua=mailto:dmarc@example.com"
            """);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                senders:
                  - hosts: { mx: true }
                spf: { all: fail }
                # A plan writes this record anew, without what receivers make nothing of:
                # - DMARC-015: x is not a DMARC tag; receivers ignore it
                # - DMARC-013: pct=50 is historic: receivers of today apply the policy to all mail, not to 50 %
                dmarc:
                  policy: quarantine
                  reports: [dmarc@example.com]
            """);
    assertThat(zone.changes())
        .isEqualTo(
            """
            _dmarc.example.com TXT \
            ["v=DMARC1; p=quarantine; pct=50; x=y; rua=mailto:dmarc@example.com"] -> \
            ["v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"]\
            """);
  }

  @Test
  void aRecordThatLetsEveryoneSendIsClosedByThePlan() {
    var zone = Zone.of("@ TXT \"v=spf1 include:spf.example.net ptr +all\"");
    assertThat(zone.yaml()).contains("# A plan writes this record anew:", "SPF-021", "SPF-011");
    assertThat(zone.changes())
        .isEqualTo(
            """
            example.com TXT ["v=spf1 include:spf.example.net ptr +all"] -> \
            ["v=spf1 include:spf.example.net ~all"]\
            """);
  }

  @Test
  void aParkedDomainIsOneWord() {
    var zone =
        Zone.of(
            """
            @ MX 0 .
            @ TXT "v=spf1 -all"
            *._domainkey TXT "v=DKIM1; p="
            _dmarc TXT "v=DMARC1; p=reject; sp=reject; rua=mailto:d@example.com"
            """);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                parked: true
                dmarc:
                  reports: [d@example.com]
            """);
  }

  @Test
  void whatSomebodyElseRunsIsNotDeclared() {
    var zone =
        Zone.of(
            """
            @ TXT "v=spf1 -all"
            _dmarc CNAME example.com.dmarc.example.net.
            sub NS ns1.example.net.
            _dmarc.sub TXT "v=DMARC1; p=none"
            """);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              # _dmarc.example.com is an alias of example.com.dmarc.example.net: who runs that name decides, and
              # nothing is declared here.
              example.com:
                provider: local
                spf: { all: fail }
            """);
  }

  @Test
  void aPolicyThatNobodyCanReadIsLeftForLater() {
    var zone =
        Zone.of(
            """
            @ MX 10 mx1.example.net.
            _mta-sts TXT "v=STSv1; id=20260101"
            """);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              # _mta-sts.example.com stays as it is: its policy could not be read at
              # https://mta-sts.example.com/.well-known/mta-sts.txt. Once you know it, declare it:
              # mta-sts: { mode: testing, mx: [mx1.example.net] }
              example.com:
                provider: local
            """);
  }

  @Test
  void aUsualPolicyIsKnownByItsIdWithoutAskingTheWeb() {
    var policy =
        new MtaStsPolicy(
            Mode.ENFORCE,
            List.of(MxPattern.parse("mx1.example.net").orElseThrow()),
            Duration.ofDays(14));
    var zone =
        Zone.of(
            """
            @ MX 10 mx1.example.net.
            _mta-sts TXT "%s"
            """
                .formatted(MtaStsRecord.of(policy).text()));
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                mta-sts:
                  mode: enforce
                  mx: [mx1.example.net]
                  max-age: 14d
            """);
    assertThat(zone.changes()).isEmpty();
  }

  @Test
  void anIdOfSomebodyElsesMakingIsTheOneThingThatAPlanChanges() {
    var policy =
        new MtaStsPolicy(
            Mode.TESTING,
            List.of(MxPattern.parse("mx1.example.net").orElseThrow()),
            Duration.ofDays(1));
    var zone = Zone.of("_mta-sts TXT \"v=STSv1; id=20260101\"").serving("example.com", policy);
    assertThat(zone.yaml())
        .isEqualTo(
            """
              example.com:
                provider: local
                # A plan writes this record anew: its id is then made of the policy, and changes when that does.
                # Senders fetch the policy once more and find the same.
                mta-sts:
                  mode: testing
                  mx: [mx1.example.net]
                  max-age: 1d
            """);
    assertThat(zone.changes()).startsWith("_mta-sts.example.com TXT [\"v=STSv1; id=20260101\"]");
  }

  @Test
  void ofTwoPoliciesNoneIsChosen() {
    var zone =
        Zone.of(
            """
            _dmarc TXT "v=DMARC1; p=none"
            _dmarc TXT "v=DMARC1; p=reject"
            """);
    assertThat(zone.yaml()).contains("has 2 records, of which receivers use none");
    assertThat(zone.imported().domain().mail().dmarc()).isEmpty();
  }
}
