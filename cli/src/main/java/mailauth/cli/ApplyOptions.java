package mailauth.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What apply and rollback take alike. */
final class ApplyOptions {
  @Option(names = "--auto-approve", description = "Does not ask; confirms what a plan confirms.")
  private boolean approved;

  @Option(
      names = "--verify-for",
      paramLabel = "SECONDS",
      description =
          "How long servers may take to answer with what was written (default:"
              + " ${DEFAULT-VALUE}).")
  private int patience = 30;

  @Option(
      names = "--lock-timeout",
      paramLabel = "SECONDS",
      description = "How long to wait while another run is writing (default: ${DEFAULT-VALUE}).")
  private int turn = 0;

  boolean isApproved() {
    return approved;
  }

  Duration turn() {
    return Duration.ofSeconds(turn);
  }

  Duration patience() {
    return Duration.ofSeconds(patience);
  }
}
