package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows of reports, as the packaged tool takes them in. */
class MillionRowsIT {
  private static final int DOMAINS = 100;

  /** Ten seconds are meant; the rest is for a machine that is busy with other things. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void areImportedInSecondsAndOnce() throws Exception {
    var yaml =
        new StringBuilder("version: 1\nproviders: { local: { type: zonefile, directory: . } }\n");
    yaml.append("domains:\n");
    for (int i = 1; i <= DOMAINS; i++) {
      yaml.append("  %s: { provider: local }\n".formatted(ManyReports.domain(i)));
    }
    new Cli(folder).file("mailauth.yaml", yaml.toString());
    ManyReports.write(folder.resolve("reports"), DOMAINS, 10, 125);

    var started = Instant.now();
    var imported = run("report", "import", "reports");
    assertThat(Duration.between(started, Instant.now())).isLessThan(LONGEST);
    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).startsWith("Imported 8,000 reports with 1,000,000 rows on ");
    assertThat(run("report", "import", "reports").out())
        .isEqualTo("Imported 0 reports with 0 rows on 0 messages.\n");
  }

  private Cli.Ran run(String... args) throws Exception {
    return Packaged.start(folder, Map.of(), args).join();
  }
}
