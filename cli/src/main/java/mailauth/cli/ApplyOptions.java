package mailauth.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What apply and rollback take alike. */
final class ApplyOptions {
  /** In seconds. */
  static final int USUAL_PATIENCE = 30;

  @Option(names = "--auto-approve", description = "Does not ask; confirms what a plan confirms.")
  private boolean approved;

  @Option(
      names = "--verify-for",
      paramLabel = "SECONDS",
      description =
          "How long servers may take to answer with what was written (default: 30; where a person"
              + " has to enter it and no terminal is there, 0).")
  private @Nullable Integer patience;

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

  /** How long to wait for servers, else for this many seconds. */
  Duration patience(int usual) {
    return Duration.ofSeconds(patience == null ? usual : patience);
  }
}
