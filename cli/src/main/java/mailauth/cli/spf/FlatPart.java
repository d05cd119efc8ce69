package mailauth.cli.spf;

import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.flattening.Drift;
import mailauth.core.spf.flattening.FlatInclude;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.core.spf.flattening.Resolution;

/**
 * An include that is flattened.
 *
 * @param owner the sender that needs it; the include's own name where nobody knows
 * @param locked what was accepted of it
 * @param live what is behind it now
 */
public record FlatPart(
    String owner, Name include, Optional<FlatteningLock.Entry> locked, Resolution live) {

  /** What is written out: as it was accepted, or as it is. */
  Optional<FlatInclude> written() {
    return locked.map(FlatteningLock.Entry::include).or(this::found);
  }

  Optional<FlatInclude> found() {
    return live instanceof Resolution.Flat(var flat, var reasons)
        ? Optional.of(flat)
        : Optional.empty();
  }

  IpSet addresses() {
    return written().map(FlatInclude::addresses).orElse(IpSet.EMPTY);
  }

  /** Why names are kept, as far as DNS tells today. */
  Map<Name, String> reasons() {
    return live instanceof Resolution.Flat(var flat, var reasons) ? reasons : Map.of();
  }

  /** Why DNS does not tell what is behind it. */
  Optional<String> problem() {
    return live instanceof Resolution.Refused(var reason, var temporary)
        ? Optional.of(reason)
        : Optional.empty();
  }

  /** What changed since it was locked; empty where nothing did or nobody knows. */
  Optional<Drift> drift() {
    return locked
        .flatMap(entry -> found().map(now -> Drift.between(entry.include(), now)))
        .filter(drift -> !drift.isEmpty());
  }
}
