package mailauth.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.report.TlsReport.Failure;
import mailauth.core.report.TlsReport.Outcome;
import org.junit.jupiter.api.Test;

class TlsReaderTest {
  private static final String REPORT =
      """
      {
        "organization-name": "Mailbox Example",
        "date-range": {
          "start-datetime": "2026-11-20T00:00:00Z",
          "end-datetime": "2026-11-20T23:59:59Z"
        },
        "contact-info": "tls@mailbox.example",
        "report-id": "2026-11-20T00:00:00Z_example.com",
        "policies": [{
          "policy": {
            "policy-type": "sts",
            "policy-string": ["version: STSv1", "mode: testing", "mx: mail.example.com"],
            "policy-domain": "example.com",
            "mx-host": ["mail.example.com"]
          },
          "summary": { "total-successful-session-count": 5326, "total-failure-session-count": 303 },
          "failure-details": [{
            "result-type": "certificate-expired",
            "sending-mta-ip": "2001:db8::1",
            "receiving-mx-hostname": "mail.example.com",
            "failed-session-count": 300
          }]
        }]
      }
      """;

  @Test
  void readsAReport() throws Exception {
    assertThat(read(REPORT))
        .isEqualTo(
            new TlsReport(
                new ReportId(
                    "Mailbox Example",
                    "2026-11-20T00:00:00Z_example.com",
                    Instant.parse("2026-11-20T00:00:00Z"),
                    Instant.parse("2026-11-20T23:59:59Z")),
                List.of(
                    new Outcome(
                        Name.of("example.com"),
                        TlsPolicyType.STS,
                        5326,
                        List.of(
                            new Failure(
                                "certificate-expired", Optional.of("mail.example.com"), 300),
                            new Failure("not-detailed", Optional.empty(), 3))))));
  }

  @Test
  void saysWhatIsWrong() {
    refused("", "is no TLS report: no JSON object at line 1, column 0");
    refused("{}", "is no TLS report: date-range is missing");
    refused(
        REPORT.replace("\"sts\"", "\"magic\""),
        "is no TLS report: policies[0].policy.policy-type is none");
    refused(
        REPORT.replace("2026-11-20T00:00:00Z\",", "yesterday\","),
        "has no time where one should be: yesterday");
  }

  private static TlsReport read(String json) throws IOException, UnreadableReport {
    return new TlsReader().read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void refused(String json, String why) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableReport.class).hasMessage(why);
  }
}
