package mailauth.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** A DMARC report on example.com, row by row. */
final class ReportXml {
  private final StringBuilder xml = new StringBuilder();

  private ReportXml() {}

  /** A report without rows on one day. */
  static ReportXml of(String reporter, String id, String isoDay) {
    var report = new ReportXml();
    long begin = LocalDate.parse(isoDay).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    report.xml.append(
        """
        <feedback>
          <report_metadata>
            <org_name>%s</org_name>
            <report_id>%s</report_id>
            <date_range><begin>%d</begin><end>%d</end></date_range>
          </report_metadata>
          <policy_published><domain>example.com</domain><p>none</p></policy_published>
        """
            .formatted(reporter, id, begin, begin + 86_399));
    return report;
  }

  /**
   * Messages that one address delivered.
   *
   * @param dkim the domain whose signature passed, or empty
   * @param spf the envelope's domain, for which SPF passed, or empty
   */
  ReportXml row(String address, int count, String dkim, String spf) {
    xml.append(
        """
          <record>
            <row>
              <source_ip>%s</source_ip>
              <count>%d</count>
              <policy_evaluated><dkim>%s</dkim><spf>%s</spf></policy_evaluated>
            </row>
            <identifiers><header_from>example.com</header_from></identifiers>
            <auth_results>%s%s</auth_results>
          </record>
        """
            .formatted(
                address,
                count,
                verdict(dkim),
                verdict(spf),
                result("dkim", dkim),
                result("spf", spf)));
    return this;
  }

  private static String verdict(String domain) {
    return domain.equals("example.com") ? "pass" : "fail";
  }

  private static String result(String kind, String domain) {
    return domain.isEmpty()
        ? ""
        : "<%s><domain>%s</domain><result>pass</result></%s>".formatted(kind, domain, kind);
  }

  @Override
  public String toString() {
    return xml + "</feedback>\n";
  }
}
