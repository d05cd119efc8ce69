package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code report summary}, in a real browser. */
class SummaryPageIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
  private static final int DAYS = 36;

  @TempDir private Path folder;
  private Path page;

  @BeforeEach
  void setUp() throws Exception {
    var cli =
        new Cli(folder)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers: { local: { type: zonefile, directory: zones } }
                domains:
                  example.com: { provider: local, senders: [hosts: { ip: [192.0.2.0/24] }] }
                """);
    for (int day = 0; day < DAYS; day++) {
      var report = ReportXml.of("post.example", "n" + day, FIRST.plusDays(day).toString());
      report.row("192.0.2.25", 400 + day * 7, "example.com", "example.com");
      report.row("203.0.113.7", day, "", "an-envelope-of-a-rather-long-name.of-strangers.example");
      // On two days nobody reports.
      if (day != 11 && day != 12) {
        cli.file("inbox/%d.xml".formatted(day), report.toString());
      }
    }
    cli.run("report", "import", cli.path("inbox").toString());
    page = folder.resolve("page.html");
    Files.writeString(page, cli.run("report", "summary", "--format", "html").out());
  }

  @Test
  void hasAColumnForEachDayAndAShadeWhereNobodyReported() throws Exception {
    try (var browser = new Browser(folder)) {
      browser.open(page);
      assertThat(browser.evaluate("document.querySelectorAll('.chart g').length"))
          .isEqualTo(String.valueOf(DAYS));
      assertThat(browser.evaluate("document.querySelectorAll('.chart .void').length"))
          .isEqualTo("2");
      assertThat(browser.evaluate("document.querySelector('.chart .days').innerText"))
          .contains("2026-10-20", "2026-11-24");
      assertThat(height(browser, "g:last-of-type .pass"))
          .as("the last day has most mail, and the axis ends a little above it")
          .isBetween(0.75 * height(browser, "svg"), height(browser, "svg"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void fitsEveryWidthInLightAndDark() throws Exception {
    try (var browser = new Browser(folder)) {
      browser.open(page);
      for (int width : new int[] {1200, 800, 360}) {
        browser.size(width, 900);
        assertThat(Integer.parseInt(browser.evaluate("document.documentElement.scrollWidth")))
            .as("nothing stands out")
            .isLessThanOrEqualTo(width);
        assertThat(height(browser, "svg")).as("the chart at %d", width).isGreaterThan(150);
      }
      var light = browser.evaluate("getComputedStyle(document.body).backgroundColor");
      browser.dark();
      assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
          .isNotEqualTo(light);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static double height(Browser browser, String selector) throws Exception {
    return Double.parseDouble(
        browser.evaluate(
            "document.querySelector('.chart %s').getBoundingClientRect().height"
                .formatted(selector)));
  }
}
