package mailauth.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.AggregateRow.AuthResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateReaderTest {
  private static final String REPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">
        <version>1.0</version>
        <report_metadata>
          <org_name>mailbox.example</org_name>
          <email>dmarc@mailbox.example</email>
          <report_id>2026-11-20.7</report_id>
          <date_range><begin>1795132800</begin><end>1795219199</end></date_range>
          <generator>a generator</generator>
        </report_metadata>
        <policy_published>
          <domain>Example.COM</domain>
          <p>quarantine</p>
          <np>reject</np>
          <testing>n</testing>
          <discovery_method>treewalk</discovery_method>
        </policy_published>
        <record>
          <row>
            <source_ip>192.0.2.25</source_ip>
            <count>12</count>
            <policy_evaluated>
              <disposition>pass</disposition><dkim>pass</dkim><spf>fail</spf>
              <reason><type>mailing_list</type><comment>a list</comment></reason>
            </policy_evaluated>
          </row>
          <identifiers>
            <envelope_from>bounce.example.net</envelope_from>
            <header_from>news.example.com</header_from>
          </identifiers>
          <auth_results>
            <dkim><domain>example.com</domain><selector>S2026</selector><result>pass</result></dkim>
            <spf><domain>bounce.example.net</domain><result>pass</result></spf>
          </auth_results>
        </record>
      </feedback>
      """;

  @Test
  void readsAReportOfRfc9990() throws Exception {
    var report = Feedback.of(REPORT);
    assertThat(report.heads)
        .containsExactly(
            new AggregateHead(
                new ReportId(
                    "mailbox.example",
                    "2026-11-20.7",
                    Instant.ofEpochSecond(1_795_132_800),
                    Instant.ofEpochSecond(1_795_219_199)),
                Name.of("example.com"),
                Policy.QUARANTINE));
    assertThat(report.rows)
        .containsExactly(
            new AggregateRow(
                IpAddress.parse("192.0.2.25").orElseThrow(),
                12,
                true,
                false,
                Optional.of(OverrideReason.MAILING_LIST),
                Name.of("news.example.com"),
                List.of(new AuthResult(Name.of("example.com"), "s2026", true)),
                List.of(new AuthResult(Name.of("bounce.example.net"), "", true))));
  }

  @Test
  void namespacesAndTheirPrefixesDoNotMatter() throws Exception {
    var prefixed = REPORT.replaceAll("<(/?)([a-z])", "<$1d:$2").replace("xmlns=", "xmlns:d=");
    assertThat(Feedback.of(prefixed).rows).hasSize(1);
    assertThat(Feedback.of(REPORT.replaceAll(" xmlns=\"[^\"]*\"", "")).rows).hasSize(1);
  }

  @Test
  void resultsAreReadInAnyCase() throws Exception {
    assertThat(Feedback.of(REPORT.replace(">pass<", ">Pass<")).rows.getFirst().dkim()).isTrue();
  }

  @Test
  void aReportWithoutRowsIsOneAllTheSame() throws Exception {
    var report = Feedback.of(REPORT.replaceAll("(?s)<record>.*</record>", ""));
    assertThat(report.heads).hasSize(1);
    assertThat(report.rows).isEmpty();
  }

  @Test
  void anOrganisationWithoutANameIsCalledByItsAddress() throws Exception {
    var nameless = REPORT.replace("<org_name>mailbox.example<", "<org_name> <");
    assertThat(Feedback.of(nameless).heads.getFirst().id().reporter()).isEqualTo("mailbox.example");
  }

  @Test
  void aMappedIpv4AddressIsTheIpv4Address() throws Exception {
    var mapped = REPORT.replace("192.0.2.25", "::ffff:192.0.2.25");
    assertThat(Feedback.of(mapped).rows.getFirst().source())
        .isEqualTo(IpAddress.parse("192.0.2.25").orElseThrow());
  }

  @Test
  void anOddRowIsLeftOutAndTheOthersCount() throws Exception {
    var row = REPORT.substring(REPORT.indexOf("<record>"), REPORT.indexOf("</feedback>"));
    var report =
        Feedback.of(REPORT.replace("</feedback>", row.replace("192.0.2.25", "?") + "</feedback>"));
    assertThat(report.rows).hasSize(1);
    assertThat(report.odd).containsExactly("'?' is no address");
    assertThat(Feedback.of(REPORT.replace(">12<", ">-1<")).odd)
        .containsExactly("'-1' is no count of messages");
    assertThat(Feedback.of(REPORT.replace(">news.example.com<", "><")).odd)
        .containsExactly("'' is no domain");
  }

  @Test
  void octetsThatAreNoUtf8CostOneCharacterAndNotTheReport() throws Exception {
    var latin =
        REPORT.replace("a list", "une liste régulière").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Feedback.of(latin).rows).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "ISO-8859-1"})
  void readsOtherEncodings(String encoding) throws Exception {
    var encoded =
        REPORT.replace("\"UTF-8\"", "\"" + encoding + "\"").getBytes(Charset.forName(encoding));
    assertThat(Feedback.of(encoded).rows).hasSize(1);
  }

  @Test
  void saysWhatIsWrong() {
    refused("", "is empty");
    refused(" \n ", "is empty");
    refused("<html><body/></html>", "is XML, but no DMARC report: it begins with <html>");
    refused("no XML", "is no well-formed XML: it breaks at line 1, column 1");
    refused(
        REPORT.substring(0, REPORT.indexOf("</row>")),
        "is no well-formed XML: it breaks at line 26, column 5");
    refused(REPORT.replace("Example.COM", ""), "does not say which domain it is about");
    refused(
        REPORT.replace("<begin>1795132800", "<begin>today"),
        "has no time where its 'begin' should be: 'today'");
    refused(
        REPORT.replace("<end>1795219199", "<end>1795132799"),
        "covers a time that ends before it begins");
  }

  @Test
  void noEntityIsReadFromAFileNorGrows() throws Exception {
    var outside =
        "<!DOCTYPE feedback [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + REPORT.substring(REPORT.indexOf("<feedback")).replace("mailbox.example<", "&x;<");
    refused(outside, "does not say who reports");
    var laughs =
        "<!DOCTYPE feedback [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + REPORT.substring(REPORT.indexOf("<feedback")).replace("news.example.com", "&b;");
    assertThat(Feedback.of(laughs).odd).containsExactly("'' is no domain");
  }

  @Test
  void depthIsBounded() {
    var deep = "<x>".repeat(100_000) + "</x>".repeat(100_000);
    refused(REPORT.replace("<version>1.0", "<version>" + deep), "nests elements more than 50 deep");
  }

  private static void refused(String xml, String why) {
    assertThatThrownBy(() -> Feedback.of(xml)).isInstanceOf(UnreadableReport.class).hasMessage(why);
  }
}
