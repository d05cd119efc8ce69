package mailauth.core.recognition;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.catalog.ServiceExample;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {
  private static final TraceIndex INDEX = TraceIndex.of(new BuiltInCatalog());

  @Test
  void aFirmWithMailboxesNewslettersAndInvoices() {
    assertThat(
            recognized(
                """
                example.com TXT "v=spf1 include:spf.i8t.com include:spf.fortnox.se ~all"
                example.com TXT "brevo-code:0123456789abcdef0123456789abcdef"
                i8tsmtp._domainkey.example.com CNAME i8tsmtp._domainkey.i8t.com.
                k2._domainkey.example.com CNAME dkim2.mcsv.net.
                k3._domainkey.example.com CNAME dkim3.mcsv.net.
                """))
        .isEqualTo(
            """
            certain fortnox
              example.com TXT includes spf.fortnox.se
            certain i8t
              example.com TXT includes spf.i8t.com
              i8tsmtp._domainkey.example.com CNAME points to i8tsmtp._domainkey.i8t.com
            certain mailchimp
              k2._domainkey.example.com CNAME points to dkim2.mcsv.net
              k3._domainkey.example.com CNAME points to dkim3.mcsv.net
            likely brevo
              example.com TXT begins with brevo-code:
            """);
  }

  @Test
  void findsTheCustomersValues() {
    var sendgrid =
        only(
            """
            em4242.example.com CNAME u777.wl042.sendgrid.net.
            s1._domainkey.example.com CNAME s1.domainkey.u777.wl042.sendgrid.net.
            s9._domainkey.example.com CNAME s9.domainkey.u777.wl042.sendgrid.net.
            """,
            "sendgrid");
    assertThat(sendgrid.variables())
        .isEqualTo(Map.of("account", "u777.wl042", "em", "em4242", "s2", "s9"));
    assertThat(sendgrid.generation()).isEmpty();
  }

  @Test
  void findsTheGeneration() {
    var microsoft =
        only(
            """
            example.com TXT "v=spf1 include:spf.protection.outlook.com -all"
            selector1._domainkey.example.com CNAME \
            selector1-example-com._domainkey.contoso.onmicrosoft.com.
            selector2._domainkey.example.com CNAME \
            selector2-example-com._domainkey.contoso.onmicrosoft.com.
            """,
            "microsoft-365");
    assertThat(microsoft.generation()).contains("onmicrosoft");
    assertThat(microsoft.variables()).isEqualTo(Map.of("tenant", "contoso"));
    assertThat(microsoft.certainty()).isEqualTo(Certainty.CERTAIN);
  }

  @Test
  void aReturnPathBelowTheDomainCounts() {
    var ses =
        only(
            """
            bounce.example.com MX 10 feedback-smtp.eu-north-1.amazonses.com.
            bounce.example.com TXT "v=spf1 include:amazonses.com ~all"
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa._domainkey.example.com CNAME \
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.dkim.amazonses.com.
            bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb._domainkey.example.com CNAME \
            bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.dkim.amazonses.com.
            cccccccccccccccccccccccccccccccc._domainkey.example.com CNAME \
            cccccccccccccccccccccccccccccccc.dkim.amazonses.com.
            """,
            "amazon-ses");
    assertThat(ses.certainty()).isEqualTo(Certainty.CERTAIN);
    assertThat(ses.variables())
        .containsEntry("mail_from", "bounce")
        .containsEntry("region", "eu-north-1")
        .containsEntry("token1", "a".repeat(32))
        .containsEntry("token3", "c".repeat(32));
  }

  @Test
  void aMailHostAloneMakesItLikely() {
    assertThat(recognized("example.com MX 1 smtp.google.com."))
        .isEqualTo("likely google-workspace\n  example.com MX takes mail at smtp.google.com\n");
  }

  @Test
  void namesMatchOnLabelBoundaries() {
    assertThat(recognized("example.com TXT \"v=spf1 include:notspf.i8t.com.example ~all\""))
        .isEmpty();
    assertThat(recognized("example.com TXT \"v=spf1 include:xsendgrid.net ~all\"")).isEmpty();
  }

  @Test
  void aSelectorAloneMakesItLikely() {
    assertThat(recognized("20260503181522pm._domainkey.example.com TXT \"k=rsa;p=AAAA\""))
        .isEqualTo(
            """
            likely postmark
              20260503181522pm._domainkey.example.com TXT has the selector 20260503181522pm
            """);
  }

  @Test
  void theLongestTraceWins() {
    assertThat(
            recognized("em1.example.com CNAME u17391058.wl059.sendgrid.net.").lines().findFirst())
        .contains("certain stytch");
  }

  @Test
  void saysNothingOfOtherDomains() {
    assertThat(recognized("example.net TXT \"v=spf1 include:spf.i8t.com ~all\"")).isEmpty();
  }

  @Test
  void knowsSourcesInReports() {
    assertThat(INDEX.byPtr(Name.of("o1.ptr.sendgrid.net")))
        .extracting(service -> service.id())
        .containsExactly("sendgrid");
    assertThat(INDEX.bySigner(Name.of("mcsv.net")))
        .extracting(service -> service.id())
        .containsExactly("mailchimp");
  }

  /** Services that send through others look like these; Fortnox and its like have one trace. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "i8t",
        "fortnox",
        "google-workspace",
        "microsoft-365",
        "loopia",
        "one-com",
        "inleed",
        "mailchimp",
        "brevo",
        "sendgrid",
        "amazon-ses",
        "hubspot",
        "salesforce",
        "zendesk",
        "atlassian",
        "stripe",
        "klaviyo",
        "kit",
        "mailerlite",
        "paloma",
        "rule",
        "leaddesk"
      })
  void aServiceIsKnownByItsOwnRecords(String id) {
    var service = new BuiltInCatalog().service(id).orElseThrow();
    var records = String.join("\n", ServiceExample.of(service).records(Optional.empty()));
    assertThat(only(records, id).certainty()).isEqualTo(Certainty.CERTAIN);
  }

  private static Recognized only(String records, String id) {
    return Recognition.of(INDEX, Name.of("example.com"), rrsets(records)).stream()
        .filter(found -> found.service().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String recognized(String records) {
    return Recognition.of(INDEX, Name.of("example.com"), rrsets(records)).stream()
        .map(RecognitionTest::lines)
        .collect(joining());
  }

  private static String lines(Recognized found) {
    return "%s %s\n%s"
        .formatted(
            found.certainty().name().toLowerCase(Locale.ROOT),
            found.service().id(),
            found.evidence().stream()
                .map(evidence -> "  " + evidence.sentence() + "\n")
                .collect(joining()));
  }

  private static List<RRset> rrsets(String records) {
    var all = new LinkedHashMap<RRsetKey, RRset>();
    records
        .lines()
        .forEach(line -> {
          var fields = line.split(" ", 3);
          var key = new RRsetKey(Name.of(fields[0]), RecordType.valueOf(fields[1]));
          var rdata = RdataFormat.read(key.type(), fields[2]);
          all.merge(
              key,
              RRset.of(key.name(), key.type(), 300, rdata),
              (one, more) -> {
                var both = new ArrayList<>(one.records());
                both.addAll(more.records());
                return new RRset(one.name(), one.type(), 300, both);
              });
        });
    return List.copyOf(all.values());
  }
}
