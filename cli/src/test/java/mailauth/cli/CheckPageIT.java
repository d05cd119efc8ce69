package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a check, in a real browser. */
class CheckPageIT {
  private static final String ZONE =
      """
      example.com:
        - SPF: v=spf1 mx +all
        - TXT: <script>console.error('injected')</script><img src=https://example.net/x.png>
        - MX: [10, mail.example.com]
      mail.example.com:
        - A: 192.0.2.10
      _dmarc.example.com:
        - TXT: v=DMARC1; p=<b onclick=alert(1)>none
      """;

  @TempDir private Path folder;

  @Test
  void opensWithoutAnErrorOrAFetch() throws Exception {
    var page = folder.resolve("page.html");
    try (var served = Served.zone(new Cli(folder), ZONE)) {
      Files.writeString(page, served.run("check", "example.com", "--format", "html").out());
    }
    assertThat(page).content().doesNotContain("<script", "<b onclick", "<img");
    var log = folder.resolve("browser.log");
    var picture = folder.resolve("page.png");
    var browser =
        new ProcessBuilder(
                chromium(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--screenshot=" + picture,
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(browser.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(picture).as(Files.readString(log)).isNotEmptyFile();
    assertThat(Files.readString(log)).doesNotContain("CONSOLE");
  }

  private static String chromium() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, "chromium"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseGet(() -> {
          var message = "chromium is not installed, so the page is not opened";
          return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
        });
  }
}
