package mailauth.providers.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mailauth.providers.conformance.Program;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What BIND and Knot make of the files that we read and write. */
class NameServersTest {
  private static final int ZONES = 40;

  @TempDir Path folder;

  @Test
  void bindReadsWhatWeRead() throws IOException {
    Files.writeString(folder.resolve("sub.inc"), ParserTest.INCLUDED);
    var ours =
        Editing.of(ParserTest.EVERYTHING, Map.of("sub.inc", ParserTest.INCLUDED)).zone().records();
    var text = ParserTest.EVERYTHING.replaceAll("(?m)^@example.*\\n", "");
    text = text.replace("sub.inc sub", folder.resolve("sub.inc") + " sub");
    var compiled =
        Program.find("named-compilezone", "bind9-utils")
            .run("-q", "-i", "none", "-o", "-", "example.com", write(text).toString());
    assertThat(compiled.exit()).as(compiled.output()).isZero();
    assertThat(Dnsjava.readable(compiled.output()))
        .containsExactlyInAnyOrderElementsOf(
            ours.stream()
                .filter(record -> record.rdata().isPresent() && !record.owner().startsWith("\\"))
                .map(NameServersTest::line)
                .toList());
  }

  @Test
  void bindTakesEditedFiles() throws IOException {
    var program = Program.find("named-checkzone", "bind9-utils");
    takesEditedFiles(text -> program.run("-i", "none", "example.com", write(text).toString()));
  }

  @Test
  void knotTakesEditedFiles() throws IOException {
    var program = Program.find("kzonecheck", "knot-dnssecutils");
    takesEditedFiles(text -> program.run("-o", "example.com", write(text).toString()));
  }

  private interface Check {
    Program.Run run(String text) throws IOException;
  }

  private static void takesEditedFiles(Check check) throws IOException {
    int taken = 0;
    for (int seed = 0; seed < ZONES; seed++) {
      var random = new Random(seed);
      var generator = new RandomZone(random);
      var text = generator.text();
      var zone = Editing.of(text).zone();
      var wanted = generator.rrset();
      var replacement =
          new Replacement(wanted.key(), zone.reading(wanted.key()).found(), Optional.of(wanted));
      var edit = ZoneEdit.of(zone, List.of(replacement), Editing.CLOCK);
      assertThat(edit.outcomes()).containsExactly(new Outcome.Written());
      if (check.run(zone.main().text()).exit() == 0) {
        taken++;
        var run = check.run(edit.zone().main().text());
        assertThat(run.exit())
            .as("seed %d\n%s\n%s", seed, run.output(), edit.zone().main().text())
            .isZero();
      }
    }
    assertThat(taken).as("files taken before the edit").isGreaterThan(ZONES / 2);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("zone"), text, StandardCharsets.ISO_8859_1);
  }

  private static String line(ResourceRecord record) {
    return "%s %d %s %s"
        .formatted(record.owner(), record.ttl(), record.type(), record.rdata().orElseThrow());
  }
}
