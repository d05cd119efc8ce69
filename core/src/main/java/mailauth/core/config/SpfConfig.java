package mailauth.core.config;

import java.util.List;
import java.util.Optional;
import mailauth.core.spf.Qualifier;
import mailauth.core.yaml.Position;

/**
 * How the SPF record is made.
 *
 * @param all the final qualifier; empty keeps what stands there today
 * @param merge whether terms that others wrote stay in the record (the default)
 * @param flatten the senders whose includes are written out as addresses
 * @param rollout a ladder instead of a fixed final qualifier
 */
public record SpfConfig(
    Position at,
    Optional<Qualifier> all,
    boolean merge,
    List<Flatten> flatten,
    Optional<RolloutConfig<Qualifier>> rollout) {
  public SpfConfig {
    flatten = List.copyOf(flatten);
  }

  /** The final qualifier that is declared, or that of a rollout's first stage. */
  public Optional<Qualifier> leastAll() {
    return all.or(() ->
        rollout.map(ladder ->
            ladder.stages().isEmpty()
                ? Qualifier.SOFTFAIL
                : ladder.stages().getFirst().publishes()));
  }

  /**
   * A sender to flatten.
   *
   * @param sender a service's name, or the target of an include
   */
  public record Flatten(Position at, String sender) {}
}
