package mailauth.providers.inbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small report on example.com, and the ways in which it is packed. */
final class Sample {
  private Sample() {}

  static byte[] xml(String id) {
    return """
    <feedback>
      <report_metadata><org_name>mailbox.example</org_name><report_id>%s</report_id>
        <date_range><begin>1795132800</begin><end>1795219199</end></date_range></report_metadata>
      <policy_published><domain>example.com</domain><p>none</p></policy_published>
      <record>
        <row><source_ip>192.0.2.25</source_ip><count>3</count>
          <policy_evaluated><dkim>fail</dkim><spf>pass</spf></policy_evaluated></row>
        <identifiers><header_from>example.com</header_from></identifiers>
        <auth_results><spf><domain>example.com</domain><result>pass</result></spf></auth_results>
      </record>
    </feedback>
    """
        .formatted(id)
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] octets) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(octets);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  static byte[] zip(byte[]... entries) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i++) {
        zip.putNextEntry(new ZipEntry("report-" + i + ".xml"));
        zip.write(entries[i]);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /** A message with an attachment, its lines ended as they travel. */
  static String message(byte[] attachment) {
    return """
    From: dmarc@mailbox.example
    To: dmarc@example.com
    Subject: Report domain: example.com
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    Attached is a report.
    --b
    Content-Type: application/gzip
    Content-Disposition: attachment; filename="report.xml.gz"
    Content-Transfer-Encoding: base64

    %s
    --b--
    """
        .formatted(Base64.getMimeEncoder().encodeToString(attachment))
        .replace("\r\n", "\n")
        .replace("\n", "\r\n");
  }
}
