package mailauth.providers.masterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Damaged zone files give one clear sentence, and never a wrong edit. */
class FuzzTest {
  private static final int FILES = 10_000;
  private static final String SPICE = "\"\\();$@. \t\r\n\u0000\u007f\u00ff0139azAZ*#-_/{}";

  @Test
  void onlyClearErrors() {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          int rejected = 0;
          for (int seed = 0; seed < FILES; seed++) {
            rejected += survives(seed) ? 0 : 1;
          }
          assertThat(rejected).as("rejected").isBetween(FILES / 10, FILES * 9 / 10);
        });
  }

  private static boolean survives(int seed) {
    var random = new Random(seed);
    var generator = new RandomZone(random);
    var text = damage(generator.text(), random);
    try {
      var zone = Editing.of(text).zone();
      var wanted = generator.rrset();
      var expected = zone.reading(wanted.key()).found();
      var replacement = new Replacement(wanted.key(), expected, Optional.of(wanted));
      var outcome = ZoneEdit.of(zone, List.of(replacement), Editing.CLOCK).outcomes().getFirst();
      assertThat(outcome).as("seed %d", seed).isNotInstanceOf(Outcome.Unsure.class);
      return true;
    } catch (HostException e) {
      assertThat(e.getMessage())
          .as("seed %d", seed)
          .matches("(?s)example\\.com\\.zone:[0-9]+:[0-9]+: .{10,}")
          .hasSizeLessThan(400);
      return false;
    }
  }

  private static String damage(String text, Random random) {
    var out = new StringBuilder(text);
    for (int i = 1 + random.nextInt(3); i > 0 && !out.isEmpty(); i--) {
      int at = random.nextInt(out.length());
      char spice = SPICE.charAt(random.nextInt(SPICE.length()));
      switch (random.nextInt(4)) {
        case 0 -> out.insert(at, spice);
        case 1 -> out.setCharAt(at, spice);
        case 2 -> out.deleteCharAt(at);
        default -> out.delete(at, Math.min(out.length(), at + random.nextInt(30)));
      }
    }
    var octets = out.toString().getBytes(StandardCharsets.ISO_8859_1);
    return new String(octets, StandardCharsets.UTF_8);
  }
}
