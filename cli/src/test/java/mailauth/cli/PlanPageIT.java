package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a plan, in a real browser. */
class PlanPageIT {
  @TempDir private Path folder;

  private Path page(int domains) throws Exception {
    var ran = ManyDomains.of(domains, new Cli(folder)).run("plan", "--format", "html");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return Files.writeString(folder.resolve("plan.html"), ran.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 10_000})
  void opensAtOnceAndFindsADomain(int domains) throws Exception {
    var page = page(domains);
    try (var browser = new Browser(folder)) {
      browser.size(1200, 900);
      browser.open(page);
      long ready =
          Long.parseLong(
              browser.evaluate(
                  "Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)"));
      browser.type("/");
      long start = System.nanoTime();
      browser.type("00007");
      browser.await("document.querySelectorAll('.domain:not([hidden])').length === 1");
      long found = (System.nanoTime() - start) / 1_000_000;
      System.out.printf(
          "plan page of %,d domains: %,d octets, interactive in %d ms, found in %d ms%n",
          domains, Files.size(page), ready, found);
      assertThat(ready + found).isLessThan(4_000);
      assertThat(browser.evaluate("document.getElementById('told').textContent"))
          .isEqualTo("1 of %,d shown".formatted(domains));
      browser.evaluate("document.querySelector('.domain:not([hidden])').open = true");
      browser.await("document.querySelector('.domain:not([hidden]) .change') !== null");
      assertThat(browser.evaluate("document.querySelector('.domain:not([hidden])').textContent"))
          .contains(
              "\"v=spf1 ip4:198.51.100.0/24 ~all\"", "authorizes + 198.51.100.0/24 (own hosts)");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void whatNeedsAPersonComesFirstAndPaperShowsAll() throws Exception {
    var page = page(12);
    try (var browser = new Browser(folder)) {
      browser.open(page);
      assertThat(browser.evaluate("document.querySelector('.domain b').textContent"))
          .isEqualTo("d00003.example");
      assertThat(browser.evaluate("document.querySelectorAll('.domain[open]').length"))
          .isEqualTo("0");
      browser.evaluate("dispatchEvent(new Event('beforeprint'))");
      assertThat(browser.evaluate("document.querySelectorAll('.domain[open]').length"))
          .isEqualTo("12");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** One climbs with this plan, one waits; without a change as well. */
  @Test
  void aTimelineSaysWhereRolloutsStand() throws Exception {
    var cli =
        new Cli(folder)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers: { local: { type: zonefile, directory: zones } }
                domains:
                  example.com:
                    provider: local
                    senders: [i8t]
                    dmarc: { rollout: normal, reports: [dmarc@example.com] }
                """)
            .file(
                "zones/example.com.zone",
                """
                $ORIGIN example.com.
                $TTL 3600
                @ SOA ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 300
                @ NS ns1.example.net.
                """);
    assertThat(timeline(cli)).contains("p=none", "with this plan").doesNotContain("since");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    var today = LocalDate.now(ZoneOffset.UTC).toString();
    assertThat(timeline(cli)).contains("since " + today, "p=quarantine", "p=reject", "waits for");
  }

  /** What the page's timeline says, looked at as wide and as narrow as pages are. */
  private String timeline(Cli cli) throws Exception {
    var page =
        Files.writeString(folder.resolve("p.html"), cli.run("plan", "--format", "html").out());
    var profile = Files.createTempDirectory(folder, "profile");
    try (var browser = new Browser(profile)) {
      browser.open(page);
      for (int width : new int[] {1200, 420}) {
        browser.size(width, 900);
        assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .isEqualTo("true");
      }
      assertThat(browser.complaints()).isEmpty();
      return browser.evaluate("document.querySelector('.rollout').innerText");
    }
  }
}
