package mailauth.core.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes in, a report is read or refused in words. */
class ReportFuzzTest {
  private static final String XML =
      "<feedback><report_metadata><org_name>a</org_name><report_id>1</report_id><date_range>"
          + "<begin>1</begin><end>2</end></date_range></report_metadata><policy_published>"
          + "<domain>example.com</domain><p>none</p></policy_published><record><row><source_ip>"
          + "192.0.2.1</source_ip><count>1</count><policy_evaluated><dkim>pass</dkim>"
          + "</policy_evaluated></row><identifiers><header_from>example.com</header_from>"
          + "</identifiers><auth_results><dkim><domain>example.com</domain></dkim></auth_results>"
          + "</record></feedback>";
  private static final String JSON =
      "{\"organization-name\":\"a\",\"report-id\":\"1\",\"date-range\":{\"start-datetime\":"
          + "\"2026-11-20T00:00:00Z\",\"end-datetime\":\"2026-11-20T23:59:59Z\"},\"policies\":[{"
          + "\"policy\":{\"policy-type\":\"sts\",\"policy-domain\":\"example.com\"},\"summary\":{"
          + "\"total-successful-session-count\":1,\"total-failure-session-count\":2}}]}";

  @Property(tries = 1000)
  void anyOctetsAreReadOrRefused(@ForAll @Size(max = 400) byte[] octets) throws IOException {
    read(octets);
  }

  @Property(tries = 2000)
  void aDamagedReportIsReadOrRefused(
      @ForAll @IntRange(max = 600) int at,
      @ForAll @IntRange(max = 20) int cut,
      @ForAll @Size(max = 6) byte[] inserted)
      throws IOException {
    read(damaged(XML, at, cut, inserted));
    read(damaged(JSON, at, cut, inserted));
  }

  private static byte[] damaged(String text, int at, int cut, byte[] inserted) {
    int from = Math.min(at, text.length());
    int to = Math.min(from + cut, text.length());
    var middle = new String(inserted, StandardCharsets.ISO_8859_1);
    return (text.substring(0, from) + middle + text.substring(to))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void read(byte[] octets) throws IOException {
    try {
      Feedback.of(octets);
    } catch (UnreadableReport e) {
      assert !e.getMessage().isBlank();
    }
    try {
      new TlsReader().read(new ByteArrayInputStream(octets));
    } catch (UnreadableReport e) {
      assert !e.getMessage().isBlank();
    }
  }
}
