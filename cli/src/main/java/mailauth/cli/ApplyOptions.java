package mailauth.cli;

import java.time.Duration;
import java.util.List;
import mailauth.providers.apply.Onlookers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What apply and rollback take alike. */
final class ApplyOptions {
  /** Resolvers that anybody may ask. */
  private static final List<String> PUBLIC = List.of("9.9.9.9", "1.1.1.1");

  private static final String NONE = "none";

  /** In seconds. */
  static final int USUAL_PATIENCE = 30;

  @Option(names = "--auto-approve", description = "Does not ask; confirms what a plan confirms.")
  private boolean approved;

  @Option(
      names = "--skip-blocked",
      description =
          "Leaves domains that a gate blocks as they are and goes on with the others; ends with 3.")
  private boolean skipping;

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

  @Option(
      names = "--resolvers",
      split = ",",
      paramLabel = "HOST[:PORT]",
      description =
          "Whom to ask last, as the world would: resolvers, or none (default: those of --dns, else"
              + " 9.9.9.9 and 1.1.1.1, for zones on public servers).")
  private @Nullable List<String> resolvers;

  /** Who looks at a change once all servers of the zone answer with it. */
  Onlookers onlookers(MailauthCommand mailauth) {
    if (resolvers != null && resolvers.equals(List.of(NONE))) {
      return Onlookers.NOBODY;
    }
    var named =
        resolvers == null
            ? mailauth.resolver().named()
            : mailauth.resolver().addresses("--resolvers", resolvers);
    return named.isEmpty()
        ? new Onlookers(mailauth.resolver().addresses("", PUBLIC), false, mailauth::say)
        : new Onlookers(named, true, mailauth::say);
  }

  boolean isApproved() {
    return approved;
  }

  boolean skipsBlocked() {
    return skipping;
  }

  Duration turn() {
    return Duration.ofSeconds(turn);
  }

  /** How long to wait for servers, else for this many seconds. */
  Duration patience(int usual) {
    return Duration.ofSeconds(patience == null ? usual : patience);
  }
}
