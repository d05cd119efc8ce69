package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sends, in each of the forms that {@code report summary} has. */
class ReportSummaryTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        ReportedExample.in(folder, "  quiet.example: { provider: local }\n")
            .file(
                "inbox/first.xml",
                ReportXml.of("post.example", "1", "2026-11-19")
                    .row("192.0.2.25", 900, "example.com", "example.com")
                    .row("198.51.100.7", 90, "sendgrid.net", "sendgrid.net")
                    .row("198.51.100.99", 20, "example.com", "lists.example")
                    .toString())
            .file(
                "inbox/second.xml",
                ReportXml.of("mailbox.example", "7", "2026-11-20")
                    .row("192.0.2.25", 100, "", "example.com")
                    .row("203.0.113.7", 12, "", "spam.example")
                    .toString());
  }

  @Test
  void text() {
    assertThat(summary())
        .isEqualTo(
            """
            example.com: 1,122 messages in 2 reports of 2 reporters, 2026-11-19 to 2026-11-20
                                              messages    DMARC     DKIM      SPF  first seen   last seen
              declared
                own hosts                        1,000  100.0 %   90.0 %  100.0 %  2026-11-19  2026-11-20  ████████████████████
              known service, not declared
                Twilio SendGrid                     90    0.0 %    0.0 %    0.0 %  2026-11-19  2026-11-19  ░░
              unknown
                lists.example                       20  100.0 %  100.0 %    0.0 %  2026-11-19  2026-11-19  █
                spam.example                        12    0.0 %    0.0 %    0.0 %  2026-11-20  2026-11-20  ░
            quiet.example: no DMARC reports
            """);
  }

  @Test
  void sinceADayAndOfADomain() {
    assertThat(summary("--since", "2026-11-20", "--domain", "example.com"))
        .isEqualTo(
            """
            example.com: 112 messages in 1 report of 1 reporter, 2026-11-20 to 2026-11-20
                                              messages    DMARC     DKIM      SPF  first seen   last seen
              declared
                own hosts                          100  100.0 %    0.0 %  100.0 %  2026-11-20  2026-11-20  ████████████████████
              unknown
                spam.example                        12    0.0 %    0.0 %    0.0 %  2026-11-20  2026-11-20  ░░
            """);
  }

  @Test
  void markdown() {
    assertThat(summary("--format", "markdown"))
        .isEqualTo(
            """
            ### mailauth report summary

            #### example.com

            1,122 messages in 2 reports of 2 reporters, 2026-11-19 to 2026-11-20

            | sender | is | messages | DMARC | DKIM | SPF | first seen | last seen |
            |---|---|---:|---:|---:|---:|---|---|
            | own hosts | declared | 1,000 | 100.0 % | 90.0 % | 100.0 % | 2026-11-19 | 2026-11-20 |
            | Twilio SendGrid | known service, not declared | 90 | 0.0 % | 0.0 % | 0.0 % | 2026-11-19 | 2026-11-19 |
            | lists.example | unknown | 20 | 100.0 % | 100.0 % | 0.0 % | 2026-11-19 | 2026-11-19 |
            | spam.example | unknown | 12 | 0.0 % | 0.0 % | 0.0 % | 2026-11-20 | 2026-11-20 |

            #### quiet.example

            no DMARC reports
            """);
  }

  @Test
  void json() {
    var json = JsonObject.read(summary("--format", "json", "--domain", "example.com"));
    assertThat(json.text("format")).isEqualTo("mailauth-report-summary/1");
    assertThat(json.objects("domains").getFirst().objects("sources").getFirst().members())
        .isEqualTo(
            JsonObject.read(
                    """
                    {
                      "sender": "own hosts",
                      "kind": "declared",
                      "messages": 1000,
                      "dmarcPass": 1000,
                      "dkimAligned": 900,
                      "spfAligned": 1000,
                      "days": 2,
                      "firstSeen": "2026-11-19",
                      "lastSeen": "2026-11-20"
                    }
                    """)
                .members());
  }

  @Test
  void html() {
    var page = summary("--format", "html");
    assertThat(page)
        .contains("<title>2026-11-19: 920 pass, 90 fail</title>")
        .contains("<title>2026-11-20: 100 pass, 12 fail</title>")
        .contains("<tr><th colspan=\"8\">known service, not declared</th></tr>")
        .contains("<h2>quiet.example</h2>\n<p class=\"lead\">no DMARC reports</p>")
        .doesNotContain("<script", "://");
    assertThat(summary("--html", cli.path("page.html").toString())).startsWith("example.com: ");
    assertThat(cli.read("page.html")).isEqualTo(page);
  }

  @Test
  void withoutAnyReport() {
    assertThat(cli.run("report", "summary").out())
        .isEqualTo("example.com: no DMARC reports\nquiet.example: no DMARC reports\n");
  }

  private String summary(String... more) {
    ReportedExample.imported(cli, "inbox");
    var args = new String[more.length + 2];
    args[0] = "report";
    args[1] = "summary";
    System.arraycopy(more, 0, args, 2, more.length);
    var ran = cli.run(args);
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err()).isEmpty();
    return ran.out();
  }
}
