package mailauth.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import mailauth.cli.fleet.MetricsText;
import mailauth.cli.fleet.RunFile;
import mailauth.cli.fleet.RunSummary;
import mailauth.cli.fleet.SummaryJson;
import mailauth.cli.project.Shard;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What plan, apply and check leave for machines that watch over them. */
final class RecordOptions {
  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Writes the run's figures for Prometheus, such as for node exporter.")
  private @Nullable Path metrics;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Writes what the run came to as JSON, for scripts.")
  private @Nullable Path summary;

  /**
   * Runs a command, and writes what it came to, also where it ends with an error or by a signal.
   *
   * @param work what {@link MailauthCommand#ledger} is told of
   * @return its exit code
   */
  int keep(MailauthCommand mailauth, String command, Optional<Shard> shard, IntSupplier work) {
    Stream.concat(metricsFile().stream(), summaryFile().stream()).forEach(RunFile::check);
    var clock = mailauth.clock();
    var began = clock.instant();
    long start = System.nanoTime();
    var record =
        new RunRecord(code -> {
          var took = Duration.ofNanos(System.nanoTime() - start);
          var part = shard.map(Shard::toString);
          write(
              mailauth,
              mailauth.ledger().summary(command, part, Version.number(), began, took, code));
        });
    mailauth.record(record);
    record.heedSignals();
    int code = ExitCode.ERROR;
    try {
      code = work.getAsInt();
    } catch (ParameterException e) {
      code = ExitCode.WRONG_USAGE;
      throw e;
    } finally {
      record.leaveSignals();
      if (code != ExitCode.WRONG_USAGE) {
        record.write(code);
      }
    }
    return code;
  }

  /** A run that is done stays done, whether or not this can be written. */
  private void write(MailauthCommand mailauth, RunSummary run) {
    try {
      metricsFile().ifPresent(file -> file.write(MetricsText.of(run, file.read())));
      summaryFile().ifPresent(file -> file.write(SummaryJson.of(run)));
    } catch (HostException e) {
      mailauth.terminal().err().println("mailauth: " + e.getMessage());
    }
  }

  private Optional<RunFile> metricsFile() {
    return Optional.ofNullable(metrics).map(path -> new RunFile(path, "--metrics"));
  }

  private Optional<RunFile> summaryFile() {
    return Optional.ofNullable(summary).map(path -> new RunFile(path, "--summary"));
  }
}
