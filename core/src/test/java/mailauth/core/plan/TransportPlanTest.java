package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.dns.RecordType;
import mailauth.core.posture.Purpose;
import org.junit.jupiter.api.Test;

/** MTA-STS, TLS-RPT, DANE and BIMI from the YAML to the plan. */
class TransportPlanTest {
  private static final String POLICY =
      "mta-sts: { mode: testing, mx: [mail.example.com, \"*.mx.example.net\"], max-age: 7d }";

  /** What {@code sha256sum} says of that policy, its first 32 digits. */
  private static final String ID = "e87fe8b627a1dcffb997fef65e7b6a17";

  private static final String MX =
      """
      example.com 300 MX 10 mail.example.com.
      example.com 300 MX 20 b.mx.example.net.
      """;

  private static final String DIGEST =
      "edb2bbd40a7fd97c9dbb37809dd0fac94c2fa071f167dcfe1692d843fdc30adf";

  private static final String DANE =
      """
      dane:
        mail.example.com: |
          -----BEGIN PUBLIC KEY-----
          MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWmPWWrJEZkJG/5OvlJcjhv0eN/bN
          GFs252jp6YwKiLTLKlJyKBqAWK2sdj4Qg5YQVey0oi+DQrcQvNC6PgMtZQ==
          -----END PUBLIC KEY-----
      """;

  @Test
  void reportsComeFirstAndTheLogoLast() {
    var example =
        Example.declares(
                """
                bimi: { logo: https://example.com/logo.svg, certificate: https://example.com/vmc.pem }
                tls-rpt: { reports: [tls@example.com, https://example.com/tls] }
                dmarc: { policy: reject, reports: [dmarc@example.com] }
                %s
                %s\
                """
                    .formatted(POLICY, DANE))
            .elsewhere(MX);

    assertThat(example.changes())
        .isEqualTo(
            """
            + _smtp._tls.example.com TXT "v=TLSRPTv1; rua=mailto:tls@example.com,https://example.com/tls"
            + _mta-sts.example.com TXT "v=STSv1; id=%s"
            + _25._tcp.mail.example.com TLSA 3 1 1 %s
            + _dmarc.example.com TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
            + default._bimi.example.com TXT "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/vmc.pem"\
            """
                .formatted(ID, DIGEST));
    assertThat(example.effects())
        .containsExactly(
            "senders report how TLS to the domain fares, to tls@example.com,"
                + " https://example.com/tls",
            "senders fetch the policy: the web server must serve it first, at"
                + " https://mta-sts.example.com/.well-known/mta-sts.txt",
            "senders that check DANE deliver to mail.example.com only while it presents this key;"
                + " they look only where DNSSEC signs the zone",
            "receivers learn the policy: reject mail that fails",
            "mailboxes may show the logo once DMARC says quarantine or reject (BIMI)");
    assertThat(example.verdicts())
        .containsExactly(
            "unknown DANE_ZONE_NOT_SECURE",
            "unknown DANE_KEY_NOT_PRESENTED",
            "block DMARC_STAGE_SKIPPED");
    assertThat(Stages.of(example.plan().changes()))
        .extracting(stage -> stage.changes().getLast().purpose())
        .containsExactly(Purpose.DANE, Purpose.DMARC, Purpose.BIMI, Purpose.MTA_STS);
  }

  @Test
  void whatStandsAsDeclaredMayBeWrittenInItsOwnWay() {
    var plan =
        Example.declares(
                """
                bimi: { logo: https://example.com/logo.svg }
                tls-rpt: { reports: [tls@example.com] }
                %s
                %s\
                """
                    .formatted(POLICY, DANE))
            .today(
                """
                default._bimi.example.com 300 TXT "v=BIMI1;l=https://example.com/logo.svg;"
                _smtp._tls.example.com 300 TXT "v=TLSRPTv1;rua=mailto:tls@example.com"
                _mta-sts.example.com 300 TXT "v=STSv1;id=%s;"
                _25._tcp.mail.example.com 300 TLSA 3 1 1 %s
                """
                    .formatted(ID, DIGEST))
            .plan();

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.unchanged()).isEqualTo(4);
  }

  @Test
  void anotherPolicyHasAnotherId() {
    var example =
        Example.declares(POLICY.replace("testing", "enforce"))
            .today("_mta-sts.example.com 300 TXT \"v=STSv1; id=%s\"".formatted(ID));

    assertThat(example.changes())
        .isEqualTo("~ _mta-sts.example.com TXT \"v=STSv1; id=b72bbb081b3c130d387462c91a2be1cb\"");
  }

  @Test
  void severalRecordsBecomeOne() {
    var example =
        Example.declares("tls-rpt: { reports: [tls@example.com] }")
            .today(
                """
                _smtp._tls.example.com 300 TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
                _smtp._tls.example.com 300 TXT "v=TLSRPTv1; rua=mailto:old@example.com"
                _smtp._tls.example.com 300 TXT "not ours"
                """);

    assertThat(example.verdicts()).containsExactly("warn TLS_RPT_MULTIPLE_RECORDS");
    var change = example.plan().changes().getFirst();
    assertThat(change.onto(change.observed()).orElseThrow().records())
        .hasToString("[\"v=TLSRPTv1; rua=mailto:tls@example.com\", \"not ours\"]");
  }

  @Test
  void aKeyThatServersMayStillPresentIsNotDroppedUnasked() {
    var example =
        Example.declares(DANE)
            .today(
                """
                _25._tcp.mail.example.com 300 TLSA 3 1 1 %s
                _25._tcp.mail.example.com 300 TLSA 3 1 1 %s
                """
                    .formatted("ab".repeat(32), DIGEST));

    assertThat(example.verdicts())
        .containsExactly(
            "unknown DANE_ZONE_NOT_SECURE",
            "unknown DANE_KEY_NOT_PRESENTED",
            "confirm DANE_KEY_REMOVED");
    assertThat(example.gates().getLast().message())
        .isEqualTo(
            "3 1 1 %s goes; if mail.example.com still presents that key, senders that check DANE"
                    .formatted("ab".repeat(32))
                + " hold back mail");
  }

  @Test
  void notAllKeysGoAtOnce() {
    assertThat(
            Example.declares(DANE)
                .today("_25._tcp.mail.example.com 300 TLSA 3 1 1 " + "ab".repeat(32))
                .verdicts())
        .contains("block DANE_KEY_REMOVED");
  }

  @Test
  void aHostOfAnotherZoneIsRefused() {
    assertThat(Example.declares(DANE.replace("mail.example.com", "mail.example.net")).problems())
        .containsExactly(
            "dane: mail.example.net: the host is not within example.com, and its TLSA record"
                + " belongs to the host's own zone; declare it at that domain");
    assertThat(Example.declares("dane: { mail.example.com: junk }").problems())
        .containsExactly(
            "dane: mail.example.com: there is no certificate or public key in PEM form in this"
                + " file");
  }

  @Test
  void aSubdomainsHostMayBeAnywhereInTheZone() {
    assertThat(Example.declares("subdomains:\n  news:\n" + DANE.indent(4)).changes())
        .isEqualTo("+ _25._tcp.mail.example.com TLSA 3 1 1 " + DIGEST);
  }

  @Test
  void policiesOutliveTheirDeclarationAndPinsDoNot() {
    var example =
        Example.declares("spf: { all: fail }")
            .today(
                """
                example.com 300 TXT "v=spf1 -all"
                _mta-sts.example.com 300 TXT "v=STSv1; id=1"
                _25._tcp.mail.example.com 300 TLSA 3 1 1 %s
                """
                    .formatted(DIGEST));

    assertThat(
            example
                .owned(Example.created("_25._tcp.mail.example.com", RecordType.TLSA, Purpose.DANE))
                .changes())
        .isEqualTo("- _25._tcp.mail.example.com TLSA 3 1 1 " + DIGEST);
    assertThat(Purpose.DMARC.isRemovable()).isFalse();
  }
}
