package mailauth.cli.spf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mailauth.cli.spf.LockReport.Gone;
import mailauth.cli.spf.LockReport.Renewed;
import mailauth.core.dns.Name;
import mailauth.core.spf.flattening.FlatInclude;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.core.spf.flattening.FlatteningLock.Entry;

/**
 * Renews a lock, name by name. What did not change keeps the time it was resolved, so that the file
 * only changes with what it says; what DNS does not tell stays.
 */
public final class LockRenewal {
  private final FlatteningLock before;
  private final Instant now;
  private final boolean all;
  private final Map<Name, List<FlatPart>> names = new LinkedHashMap<>();

  /**
   * @param all whether names that are not added flatten nothing
   */
  public LockRenewal(FlatteningLock before, Instant now, boolean all) {
    this.before = before;
    this.now = now;
    this.all = all;
  }

  public void add(Name name, List<FlatPart> parts) {
    names.put(name, parts);
  }

  /** A lock with what was added in place of what it had for these names. */
  public FlatteningLock renewed(FlatteningLock lock) {
    var renewed = lock;
    for (var name : gone(lock)) {
      renewed = renewed.with(name, Map.of());
    }
    for (var name : names.entrySet()) {
      renewed = renewed.with(name.getKey(), entries(name.getValue()));
    }
    return renewed;
  }

  public LockReport report() {
    var renewed = new ArrayList<Renewed>();
    names.forEach((name, parts) -> parts.forEach(part -> renewed.add(new Renewed(name, part))));
    var gone = new ArrayList<Gone>();
    before
        .names()
        .forEach((name, entries) ->
            entries.keySet().stream()
                .filter(include -> isGone(name, include))
                .forEach(include -> gone.add(new Gone(name, include))));
    return new LockReport(renewed, gone);
  }

  private boolean isGone(Name name, Name include) {
    var parts = names.get(name);
    return parts == null ? all : parts.stream().noneMatch(part -> part.include().equals(include));
  }

  private Set<Name> gone(FlatteningLock lock) {
    var gone = new HashSet<Name>();
    if (all) {
      gone.addAll(lock.names().keySet());
      gone.removeAll(names.keySet());
    }
    return gone;
  }

  private Map<Name, Entry> entries(List<FlatPart> parts) {
    var entries = new TreeMap<Name, Entry>();
    for (var part : parts) {
      part.found()
          .map(found -> entry(part, found))
          .or(part::locked)
          .ifPresent(entry -> entries.put(part.include(), entry));
    }
    return entries;
  }

  private Entry entry(FlatPart part, FlatInclude found) {
    return part.locked().filter(entry -> entry.hasSame(found)).orElse(new Entry(found, now));
  }
}
