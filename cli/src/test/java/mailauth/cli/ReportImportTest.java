package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report import} takes, what it leaves, and what it says of both. */
class ReportImportTest {
  private static final String FIRST =
      ReportXml.of("post.example", "1", "2026-11-19")
          .row("192.0.2.25", 900, "example.com", "example.com")
          .row("203.0.113.7", 12, "", "")
          .toString();
  private static final String SECOND =
      ReportXml.of("post.example", "2", "2026-11-20")
          .row("192.0.2.25", 100, "example.com", "example.com")
          .toString();

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = ReportedExample.in(folder, "");
  }

  @Test
  void aFile() {
    cli.file("first.xml", FIRST);
    says(imported("first.xml"), "Imported 1 report with 2 rows on 912 messages.\n");
  }

  @Test
  void standardInput() {
    cli.input(FIRST);
    says(
        cli.run("report", "import", "-", "--no-ptr"),
        "Imported 1 report with 2 rows on 912 messages.\n");
  }

  @Test
  void aFolderWithAllBelowItAndNextTimeWhatIsNew() {
    cli.file("inbox/2026/first.xml", FIRST);
    says(imported("inbox"), "Imported 1 report with 2 rows on 912 messages.\n");
    cli.file("inbox/second.xml", SECOND);
    says(imported("inbox"), "Imported 1 report with 1 row on 100 messages.\n");
    says(imported("inbox"), "Imported 0 reports with 0 rows on 0 messages.\n");
  }

  @Test
  void whateverItIsPackedIn() throws IOException {
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(cli.path("first.xml.gz")))) {
      gzip.write(FIRST.getBytes(StandardCharsets.UTF_8));
    }
    try (var zip = new ZipOutputStream(Files.newOutputStream(cli.path("second.zip")))) {
      zip.putNextEntry(new ZipEntry("post.example!example.com.xml"));
      zip.write(SECOND.getBytes(StandardCharsets.UTF_8));
    }
    cli.file("third.eml", message(SECOND.replace("<report_id>2<", "<report_id>3<")));
    cli.file(
        "rest.mbox",
        "From post@post.example\n%s\nFrom post@post.example\n%s"
            .formatted(
                message(SECOND.replace("<report_id>2<", "<report_id>4<")),
                message(SECOND.replace("<report_id>2<", "<report_id>5<"))));
    says(
        imported("first.xml.gz", "second.zip", "third.eml", "rest.mbox"),
        "Imported 5 reports with 6 rows on 1,312 messages.\n");
  }

  @Test
  void aReportCountsOnceHoweverOftenItComes() {
    cli.file("first.xml", FIRST).file("copy.xml", FIRST);
    says(
        imported("first.xml", "copy.xml"),
        "Imported 1 report with 2 rows on 912 messages. 1 report was known before.\n");
    says(
        imported("copy.xml"),
        "Imported 0 reports with 0 rows on 0 messages. 1 report was known before.\n");
  }

  @Test
  void whatIsBrokenIsNamedAndSkippedAndTheRestCounts() {
    cli.file("inbox/a.xml", FIRST.substring(0, 300))
        .file("inbox/b.xml", "")
        .file("inbox/c.xml", "<html/>")
        .file("inbox/d.eml", "Subject: hello\n\nno report here\n")
        .file("inbox/e.xml", SECOND);
    var ran = imported("inbox");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .isEqualTo("Imported 1 report with 1 row on 100 messages. 4 items skipped.\n");
    assertThat(ran.err().replace(folder + "/", ""))
        .contains(
            "mailauth: inbox/a.xml is no well-formed XML: it breaks at line ",
            "mailauth: inbox/b.xml is empty\n",
            "mailauth: inbox/c.xml is XML, but no DMARC report: it begins with <html>\n",
            "mailauth: inbox/d.eml is a message without a report\n");
  }

  @Test
  void nothingOfUseAtAllIsAnError() {
    cli.file("broken.xml", "<feedback>");
    var ran = imported("broken.xml", "gone.xml");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err().replace(folder + "/", ""))
        .contains("broken.xml is no well-formed XML", "gone.xml cannot be read: it does not exist");
  }

  @Test
  void anEmptyFolderIsNoError() throws IOException {
    Files.createDirectory(cli.path("inbox"));
    says(imported("inbox"), "Imported 0 reports with 0 rows on 0 messages.\n");
  }

  @Test
  void aReportOnSomebodyElsesDomainIsLeftOutAndNamed() {
    cli.file("other.xml", FIRST.replace("<domain>example.com", "<domain>other.example"));
    var ran = imported("other.xml");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err())
        .isEqualTo(
            "mailauth: 1 report left out, on domains that the YAML does not declare:"
                + " other.example\n");
  }

  @Test
  void aRowThatSaysNothingOfUseIsCountedApart() {
    cli.file("odd.xml", FIRST.replace("203.0.113.7", "nowhere"));
    says(
        imported("odd.xml"),
        "Imported 1 report with 1 row on 900 messages."
            + " 1 row without a usable address, count or domain left out.\n");
  }

  @Test
  void filesOfOthersAreNotRead() throws IOException {
    cli.file("secret", "hunter2");
    cli.file(
        "entity.xml",
        "<!DOCTYPE feedback [<!ENTITY x SYSTEM \"%s\">]>\n%s"
            .formatted(
                cli.path("secret").toUri(), FIRST.replace("post.example<", "&x;post.example<")));
    imported("entity.xml");
    Files.delete(cli.path("secret"));
    assertThat(cli.traces()).doesNotContain("hunter2");
  }

  private Cli.Ran imported(String... paths) {
    return ReportedExample.imported(cli, paths);
  }

  private static void says(Cli.Ran ran, String line) {
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).isEqualTo(line);
    assertThat(ran.exitCode()).isZero();
  }

  private static String message(String report) {
    return """
    From: post@post.example
    Subject: Report domain: example.com
    MIME-Version: 1.0
    Content-Type: application/xml; name="report.xml"

    %s
    """
        .formatted(report);
  }
}
