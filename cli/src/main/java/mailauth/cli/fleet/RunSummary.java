package mailauth.cli.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.providers.metering.Metered;

/**
 * What a run came to.
 *
 * @param command such as {@code plan}
 * @param shard the part of a fleet, such as {@code 1/4}; empty for all of it
 * @param version of mailauth
 * @param exitCode what the process says when it ends
 * @param plan what was to change; empty where it did not get that far
 * @param apply what was changed; empty where nothing was tried
 * @param check what an audit found; empty for other commands
 * @param providers what was asked of each
 */
public record RunSummary(
    String command,
    Optional<String> shard,
    String version,
    Instant began,
    Duration took,
    int exitCode,
    Optional<PlanFigures> plan,
    Optional<ApplyFigures> apply,
    Optional<CheckFigures> check,
    List<Metered> providers) {
  /** The exit codes of a plan that could look at everything: in sync, changes, blocked. */
  private static final List<Integer> PLANNED = List.of(0, 2, 3);

  public RunSummary {
    providers = List.copyOf(providers);
  }

  Instant ended() {
    return began.plus(took);
  }

  /** Whether the run did what it was for; a plan may well find that there is something to do. */
  boolean isSuccess() {
    return exitCode == 0 || (command.equals("plan") && PLANNED.contains(exitCode));
  }
}
