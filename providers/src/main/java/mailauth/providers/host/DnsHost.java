package mailauth.providers.host;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;

/**
 * A place where zones are kept and can be changed. Implementations are safe to call from many
 * threads and find the zone of a name themselves.
 */
public interface DnsHost extends AutoCloseable {
  Capabilities capabilities();

  /** The zones this host lets us see, sorted; empty where the host cannot list them. */
  List<Name> zones();

  /**
   * Reads one RRset as the host holds it, not as a cache remembers it.
   *
   * @throws HostException if the host cannot be asked, or holds no zone for the name
   */
  Reading read(RRsetKey key);

  /**
   * Reads RRsets as {@link #read(RRsetKey)} does; a host that can be asked for many at once is.
   *
   * @return one reading for each, in order
   * @throws HostException if the host cannot be asked, or holds no zone for one of the names
   */
  default List<Reading> read(List<RRsetKey> keys) {
    return keys.stream().map(this::read).toList();
  }

  /**
   * Replaces RRsets, each only if it still is what was expected, in as few and as atomic steps as
   * the host has. Steps run in the given order, and a fault ends the rest.
   *
   * @return one outcome for each replacement, in order; what was not tried is {@link
   *     Outcome.Failed}
   */
  List<Outcome> replace(List<Replacement> replacements);

  /**
   * The servers that must answer with what was written; empty where there are none to ask.
   *
   * @throws HostException if they cannot be found out
   */
  List<Authority> authorities(Name name);

  /**
   * The servers that the world must be sent to for the zone of a name, as the host has them; empty
   * where it does not tell.
   *
   * @throws HostException if the host cannot be asked
   */
  default List<Name> nameServers(Name name) {
    return List.of();
  }

  /**
   * What the host answers with in place of an RRset that it holds, such as addresses of its own.
   *
   * @return a sentence about the host without its subject, such as {@code answers with ...}; empty
   *     where it answers with what it holds
   * @throws HostException if the host cannot be asked
   */
  default Optional<String> masked(RRsetKey key) {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
