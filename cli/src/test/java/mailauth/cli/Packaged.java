package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution's tool, running as a process of its own. */
final class Packaged {
  private static final Path LAUNCHER = Path.of("target/mailauth/bin/mailauth").toAbsolutePath();
  private static final int PATIENCE_S = 60;

  private final Process process;
  private final Path out;
  private final Path err;

  private Packaged(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a command in a folder, on its mailauth.yaml and with no resolver to ask. */
  static Packaged start(Path folder, Map<String, String> environment, String... args)
      throws Exception {
    var command = new ArrayList<>(heedingInterrupts());
    command.add(LAUNCHER.toString());
    command.addAll(List.of(args));
    command.addAll(List.of("--dns", Cli.NOBODY));
    var out = Files.createTempFile("mailauth-out", "");
    var err = Files.createTempFile("mailauth-err", "");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new Packaged(builder.start(), out, err);
  }

  /** Sends a signal, such as {@code INT}. */
  void signal(String name) throws Exception {
    call("kill", "-" + name, String.valueOf(process.pid()));
  }

  /**
   * What a process took of the machine.
   *
   * @param processor by all of its threads
   * @param memory most octets of it in memory at a time; 0 where the system does not tell
   */
  record Usage(Duration processor, long memory) {}

  /** Looks at the process again and again until its end; the last look comes just before that. */
  Usage watch() throws Exception {
    var usage = new Usage(Duration.ZERO, 0);
    var status = Path.of("/proc", String.valueOf(process.pid()), "status");
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      var processor = process.info().totalCpuDuration().orElse(usage.processor());
      usage = new Usage(processor, Math.max(usage.memory(), peak(status)));
    }
    return usage;
  }

  private static long peak(Path status) {
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      // It has just ended, or this is no Linux.
      return 0;
    }
  }

  /** Waits for the end. */
  Cli.Ran join() throws Exception {
    assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    var ran = new Cli.Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return ran;
  }

  /** A build in a shell's background ignores Ctrl-C, and processes inherit that. */
  static List<String> heedingInterrupts() throws Exception {
    var env = new String[] {"env", "--default-signal=INT"};
    return call(env[0], env[1], "true") == 0 ? List.of(env) : List.of();
  }

  private static int call(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor();
  }
}
