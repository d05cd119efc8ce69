package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an empty folder to an applied zone in three minutes, with the packaged program. The time
 * that a person needs is added to that of the machine; {@code -Dmailauth.pace=human} really waits.
 */
class ThreeMinutesIT {
  private static final Path LAUNCHER = Path.of("target/mailauth/bin/mailauth").toAbsolutePath();
  private static final boolean WAITS = "human".equals(System.getProperty("mailauth.pace"));

  @TempDir private Path folder;

  @Test
  void areEnough() throws Exception {
    var user = new NewUser(folder, WAITS);
    var begin = Instant.now();
    user.follow((empty, arguments) ->
        Typist.start(
            empty,
            ThreeMinutesTest.COLUMNS,
            ThreeMinutesTest.DUMB,
            LAUNCHER + " " + String.join(" ", arguments)));
    var clock = Duration.between(begin, Instant.now());
    var all = WAITS ? clock : clock.plus(user.needed());
    System.out.printf(
        "from an empty folder to an applied zone: %.1f s, of which a person needs %d s%n",
        all.toMillis() / 1000.0, user.needed().toSeconds());
    assertThat(all).isLessThan(Duration.ofMinutes(3));
  }
}
