package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows of reports, as the packaged tool takes them in. */
class MillionRowsIT {
  /**
   * Of all processors together. With two of them to itself it takes ten seconds by the clock at
   * most, and {@code bench/reports} shows how many; the rest is for a machine that is busy.
   */
  private static final Duration MOST_WORK = Duration.ofSeconds(20);

  private static final long MOST_MEMORY = 512L << 20;

  @TempDir private Path folder;

  @Test
  void areImportedInSecondsAndOnce() throws Exception {
    ManyReports.project(folder, 100, 10, 125);

    var first = Packaged.start(folder, Map.of(), "report", "import", "reports");
    var usage = first.watch();
    var imported = first.join();
    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).startsWith("Imported 8,000 reports with 1,000,000 rows on ");
    assertThat(usage.processor()).isLessThan(MOST_WORK);
    assertThat(usage.memory()).isLessThan(MOST_MEMORY);

    assertThat(Packaged.start(folder, Map.of(), "report", "import", "reports").join().out())
        .isEqualTo("Imported 0 reports with 0 rows on 0 messages.\n");
  }
}
