package mailauth.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The records of services that many have, as their own pages show them. */
class ServiceExampleTest {
  private final Catalog catalog = new BuiltInCatalog();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i8t              | example.com TXT "v=spf1 include:spf.i8t.com ~all"; i8tsmtp._domainkey.example.com CNAME i8tsmtp._domainkey.i8t.com.
          fortnox          | example.com TXT "v=spf1 include:spf.fortnox.se ~all"
          loopia           | example.com TXT "v=spf1 include:kundspf.loopia.se ~all"; loopiadkim1700000000._domainkey.example.com TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAexample"
          fastmail         | example.com TXT "v=spf1 include:spf.messagingengine.com ~all"; fm1._domainkey.example.com CNAME fm1.example.com.dkim.fmhosted.com.; fm2._domainkey.example.com CNAME fm2.example.com.dkim.fmhosted.com.; fm3._domainkey.example.com CNAME fm3.example.com.dkim.fmhosted.com.
          mailchimp        | k2._domainkey.example.com CNAME dkim2.mcsv.net.; k3._domainkey.example.com CNAME dkim3.mcsv.net.
          brevo            | brevo1._domainkey.example.com CNAME b1.example-com.dkim.brevo.com.; brevo2._domainkey.example.com CNAME b2.example-com.dkim.brevo.com.
          zendesk          | example.com TXT "v=spf1 include:mail.zendesk.com ~all"; zendesk1._domainkey.example.com CNAME zendesk1._domainkey.zendesk.com.; zendesk2._domainkey.example.com CNAME zendesk2._domainkey.zendesk.com.
          smtp2go          | s123456._domainkey.example.com CNAME dkim.smtp2go.net.; em123456.example.com CNAME return.smtp2go.net.
          postmark         | 20260503181522pm._domainkey.example.com TXT "k=rsa;p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAexample"; pm-bounces.example.com CNAME pm.mtasv.net.
          resend           | resend._domainkey.example.com TXT "p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAexample"; send.example.com MX 10 feedback-smtp.eu-west-1.amazonses.com.; send.example.com TXT "v=spf1 include:amazonses.com ~all"
          hubspot          | hs1-1234567._domainkey.example.com CNAME example-com.hs07a.dkim.hubspotemail.net.; hs2-1234567._domainkey.example.com CNAME example-com.hs07b.dkim.hubspotemail.net.
          mailgun          | example.com TXT "v=spf1 include:mailgun.org ~all"; smtp._domainkey.example.com TXT "k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAexample"
          microsoft-365    | example.com TXT "v=spf1 include:spf.protection.outlook.com ~all"; selector1._domainkey.example.com CNAME selector1-example-com._domainkey.contoso.p-v1.dkim.mail.microsoft.; selector2._domainkey.example.com CNAME selector2-example-com._domainkey.contoso.p-v1.dkim.mail.microsoft.
          google-workspace | example.com TXT "v=spf1 include:_spf.google.com ~all"; google._domainkey.example.com TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAexample"
          """)
  void makes(String id, String records) {
    var service = catalog.service(id).orElseThrow();
    assertThat(String.join("; ", ServiceExample.of(service).records(Optional.empty())))
        .isEqualTo(records);
  }
}
