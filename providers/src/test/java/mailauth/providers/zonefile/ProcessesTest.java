package mailauth.providers.zonefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.Settings;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.yaml.Position;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostType;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.http.Http;
import org.junit.jupiter.api.Test;

/** Writers in processes of their own do not lose each other's records. */
class ProcessesTest {
  private static final int PROCESSES = 3;
  private static final int RECORDS = 20;

  @Test
  void allRecordsArrive() throws IOException, InterruptedException {
    try (var folder = new ZoneFolder(Zone.of(Name.of("example.com")))) {
      var processes = new ArrayList<Process>();
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(start(folder.path("."), "p" + i));
      }
      for (var process : processes) {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
      }
      for (int i = 0; i < PROCESSES; i++) {
        for (int j = 0; j < RECORDS; j++) {
          assertThat(folder.look(record("p" + i, j).key())).hasSize(1);
        }
      }
      assertThat(folder.files()).containsExactly("example.com.zone");
    }
  }

  private static Process start(Path directory, String prefix) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            directory.toString(),
            prefix)
        .redirectErrorStream(true)
        .start();
  }

  private static RRset record(String prefix, int number) {
    var name = Name.of("%s-%d.example.com".formatted(prefix, number));
    return RRset.of(name, RecordType.TXT, 3600, Txt.of("x"));
  }

  /** The other processes. */
  static final class Writer {
    private Writer() {}

    /** Takes the folder of zones and what its names begin with. */
    public static void main(String[] arguments) {
      var at = new Position("mailauth.yaml", 1, 1);
      var directory = new Settings.Value.Text(new Reference.Literal(at, arguments[0]));
      var config =
          new ProviderConfig("local", "zonefile", at, new Settings(Map.of("directory", directory)));
      var surroundings =
          new HostType.Surroundings(
              Path.of("."), Map.of(), (name, type) -> new Answer.NoName(), Http.silent());
      try (var host = new ZonefileType().open(config, surroundings)) {
        for (int i = 0; i < RECORDS; i++) {
          var wanted = record(arguments[1], i);
          var creation = Replacement.creation(wanted);
          var outcomes = host.replace(List.of(creation));
          if (!outcomes.equals(List.of(new Outcome.Written()))) {
            throw new IllegalStateException(outcomes.toString());
          }
        }
      }
    }
  }
}
