package mailauth.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Reports as a fleet gets them: reporters, days and domains times rows, with a few busy hosts, a
 * service, forwarders, and strangers of whom each is seen once or twice.
 */
final class ManyReports {
  private static final int REPORTERS = 8;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 1);

  private final Random random = new Random(9990);

  /**
   * Writes a project with a million rows, for {@code bench/reports}.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    project(Path.of(args[0]), 100, 10, 125);
  }

  /** Writes a project, and reports on all of its domains into a folder {@code reports}. */
  static void project(Path folder, int domains, int days, int rows) throws IOException {
    var yaml = new StringBuilder("version: 1\nproviders:\n");
    yaml.append("  local: { type: zonefile, directory: . }\ndomains:\n");
    for (int number = 1; number <= domains; number++) {
      yaml.append("  %s: { provider: local }\n".formatted(domain(number)));
    }
    write(folder.resolve("reports"), domains, days, rows);
    Files.writeString(folder.resolve("mailauth.yaml"), yaml);
  }

  /** Writes gzipped reports into a folder: each domain's, for so many days, with so many rows. */
  static void write(Path folder, int domains, int days, int rows) throws IOException {
    Files.createDirectories(folder);
    var reports = new ManyReports();
    for (int domain = 1; domain <= domains; domain++) {
      for (int day = 0; day < days; day++) {
        for (int reporter = 1; reporter <= REPORTERS; reporter++) {
          reports.write(folder, domain(domain), FIRST_DAY.plusDays(day), reporter, rows);
        }
      }
    }
  }

  static String domain(int number) {
    return "d%05d.example".formatted(number);
  }

  private void write(Path folder, String domain, LocalDate day, int reporter, int rows)
      throws IOException {
    long begin = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    var name = "r%d.example!%s!%d!%d.xml.gz".formatted(reporter, domain, begin, begin + 86_399);
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16),
            StandardCharsets.US_ASCII)) {
      out.write(
          """
          <?xml version="1.0" encoding="UTF-8" ?>
          <feedback>
            <report_metadata>
              <org_name>r%d.example</org_name>
              <email>dmarc@r%d.example</email>
              <report_id>%s-%s</report_id>
              <date_range>
                <begin>%d</begin>
                <end>%d</end>
              </date_range>
            </report_metadata>
            <policy_published>
              <domain>%s</domain>
              <adkim>r</adkim>
              <aspf>r</aspf>
              <p>none</p>
              <sp>none</sp>
              <pct>100</pct>
            </policy_published>
          """
              .formatted(reporter, reporter, domain, day, begin, begin + 86_399, domain));
      for (int i = 0; i < rows; i++) {
        out.write(row(domain));
      }
      out.write("</feedback>\n");
    }
  }

  private String row(String domain) {
    int kind = random.nextInt(10);
    boolean own = kind < 6;
    boolean stranger = kind == 9;
    var source =
        stranger
            ? "203.0.%d.%d".formatted(random.nextInt(256), random.nextInt(256))
            : "%s.%d".formatted(own ? "192.0.2" : "198.51.100", random.nextInt(200));
    var verdict = stranger ? "fail" : "pass";
    return """
      <record>
        <row>
          <source_ip>%s</source_ip>
          <count>%d</count>
          <policy_evaluated>
            <disposition>none</disposition>
            <dkim>%s</dkim>
            <spf>%s</spf>
          </policy_evaluated>
        </row>
        <identifiers>
          <header_from>%s</header_from>
        </identifiers>
        <auth_results>
          <dkim>
            <domain>%s</domain>
            <result>%s</result>
            <selector>s%d</selector>
          </dkim>
          <spf>
            <domain>%s</domain>
            <result>pass</result>
          </spf>
        </auth_results>
      </record>
    """
        .formatted(
            source,
            1 + random.nextInt(40),
            verdict,
            own ? "pass" : "fail",
            domain,
            domain,
            verdict,
            random.nextInt(2),
            own ? domain : "bounce.example.net");
  }
}
