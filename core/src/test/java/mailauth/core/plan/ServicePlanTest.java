package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What services of the catalog come to in a plan. */
class ServicePlanTest {
  private static final String SES =
      """
      senders:
        - service: amazon-ses
          token1: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          token2: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          token3: cccccccccccccccccccccccccccccccc
          mail_from: bounce
          region: eu-north-1
      """;

  @Test
  void aReturnPathHasItsOwnSpfRecord() {
    assertThat(Example.declares(SES).changes())
        .isEqualTo(
            """
            + bounce.example.com MX 10 feedback-smtp.eu-north-1.amazonses.com.
            + aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa._domainkey.example.com CNAME \
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.dkim.amazonses.com.
            + bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb._domainkey.example.com CNAME \
            bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.dkim.amazonses.com.
            + cccccccccccccccccccccccccccccccc._domainkey.example.com CNAME \
            cccccccccccccccccccccccccccccccc.dkim.amazonses.com.
            + bounce.example.com TXT "v=spf1 include:amazonses.com ~all"
            + example.com TXT "v=spf1 ~all"\
            """);
  }

  @Test
  void anMxOfSomebodyElseStays() {
    var example = Example.declares(SES).today("bounce.example.com 300 MX 5 mail.example.net.");
    var change =
        example.plan().changes().stream()
            .filter(made -> made.key().toString().equals("bounce.example.com MX"))
            .findFirst()
            .orElseThrow();
    assertThat(change.onto(change.observed()).orElseThrow().records())
        .hasToString("[5 mail.example.net., 10 feedback-smtp.eu-north-1.amazonses.com.]");
    assertThat(change.isFresh(change.observed())).isTrue();
    assertThat(change.isDone(change.onto(change.observed()))).isTrue();
  }

  @Test
  void twoServicesCannotHaveOneName() {
    assertThat(
            Example.declares("senders: [tuta, { service: sendgrid, account: u1.wl1, em: em1 }]")
                .problems())
        .containsExactly(
            "Tuta and Twilio SendGrid both want s1._domainkey.example.com CNAME, one for"
                + " s1.domainkey.tutanota.de. and one for s1.domainkey.u1.wl1.sendgrid.net.: choose"
                + " another name with one of them",
            "Tuta and Twilio SendGrid both want s2._domainkey.example.com CNAME, one for"
                + " s2.domainkey.tutanota.de. and one for s2.domainkey.u1.wl1.sendgrid.net.: choose"
                + " another name with one of them");
  }

  @Test
  void whatTwoServicesShareStandsOnce() {
    var key = "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAexample";
    assertThat(
            Example.declares(
                    """
                    senders:
                      - { service: postmark, selector: 20260101000000pm, dkim_key: %s }
                      - { service: helpdesk-com, selector: 20260202000000pm, dkim_txt: %s }
                    """
                        .formatted(key.substring(2), key))
                .changes())
        .containsOnlyOnce("pm-bounces");
  }

  @Test
  void anOlderGenerationStaysWhereItIsNamed() {
    assertThat(
            Example.declares(
                    """
                    senders: [{ service: microsoft-365, generation: onmicrosoft, tenant: contoso }]
                    """)
                .changes())
        .contains("selector1-example-com._domainkey.contoso.onmicrosoft.com.");
    assertThat(Example.declares("senders: [{ service: microsoft-365, generation: x }]").problems())
        .containsExactly(
            "microsoft-365 has no generation 'x': it has onmicrosoft, or leave it out");
  }

  @Test
  void saysWhereToFindWhatIsMissing() {
    assertThat(Example.declares("senders: [mimecast]").problems())
        .containsExactly(
            "mimecast needs region: the letters of your account's region, such as eu, de, us, usb,"
                + " za or au (Administration console > Account > Account settings, or the address"
                + " you log in at)");
  }
}
