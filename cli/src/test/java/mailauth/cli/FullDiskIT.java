package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk takes no more: files may not grow beyond a limit that the system sets. */
class FullDiskIT {
  /** Enough for a zone of more than the lock's mark, which may lie 1 MiB into its file. */
  private static final int RECORDS = 30_000;

  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @ IN SOA ns1 hostmaster 7 3600 600 86400 300
        IN TXT "v=spf1 mx ~all"
      """
          + "w%d IN TXT \"not ours, however long it may be\"\n"
              .repeat(RECORDS)
              .formatted(numbers());

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file("zones/example.com.zone", ZONE)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers: { local: { type: zonefile, directory: zones } }
                domains:
                  example.com: { provider: local, senders: [i8t], dmarc: { policy: none } }
                """);
  }

  @Test
  void withoutRoomAtAllNothingIsWritten() throws Exception {
    var ran = apply(0);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("mailauth: nothing was written");
    assertThat(cli.read("zones/example.com.zone")).isEqualTo(ZONE);
    rerunConverges();
  }

  @Test
  void withoutRoomForTheZoneTheOldOneStays() throws Exception {
    var ran = apply(1100);
    assertThat(ran.exitCode()).as("nothing was done").isEqualTo(1);
    assertThat(ran.out()).contains("not done  ~ example.com TXT");
    assertThat(cli.read("zones/example.com.zone")).isEqualTo(ZONE);
    rerunConverges();
  }

  private void rerunConverges() {
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).contains("w29999 IN TXT \"not ours", "i8t");
    assertThat(cli.run("rollback", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).doesNotContain("i8t");
  }

  /** Applies in a process whose files end at so many KiB. */
  private Cli.Ran apply(int limit) throws Exception {
    var command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f %d; exec \"$@\"".formatted(limit)));
    command.add("bash");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("apply", "--auto-approve", "--dns", Cli.NOBODY));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Cli.Ran(process.exitValue(), said, "");
  }

  private static Object[] numbers() {
    return IntStream.range(0, RECORDS).boxed().toArray();
  }
}
