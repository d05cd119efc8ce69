package mailauth.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people know of who sends in a domain's name, beside its senders.
 *
 * @param owner who answers for all senders that name nobody themselves
 * @param notSenders services of the catalog that leave traces in DNS and send nothing
 * @param sources what others are that reports show, by the names that reports have for them
 */
public record InventoryConfig(
    Optional<String> owner, List<String> notSenders, Map<String, Kind> sources) {
  public static final InventoryConfig NONE =
      new InventoryConfig(Optional.empty(), List.of(), Map.of());

  public InventoryConfig {
    notSenders = List.copyOf(notSenders);
    sources = Map.copyOf(sources);
  }

  /** What a source is that is no sender of the domain. */
  public enum Kind {
    /** It passes on what a sender sent: a mailing list, an alias. */
    FORWARDER,
    /** It abuses the name; a policy shall stop it. */
    SPOOF,
    /** It does not matter whether its mail arrives. */
    IGNORE
  }
}
