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

  boolean isApproved() {
    return approved;
  }

  Duration patience() {
    return Duration.ofSeconds(patience);
  }
}
