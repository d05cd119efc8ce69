package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
    var picture = folder.resolve("page.png");
    try (var browser = new Browser(folder)) {
      browser.open(page);
      browser.picture(picture);
      assertThat(browser.complaints()).isEmpty();
    }
    assertThat(picture).isNotEmptyFile();
  }
}
