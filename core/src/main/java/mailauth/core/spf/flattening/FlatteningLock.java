package mailauth.core.spf.flattening;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mailauth.core.dns.Name;

/**
 * What is behind each flattened include, as somebody has seen and accepted it. Plans write out
 * these sets and no others.
 *
 * @param names by the name that has the record, then by include
 */
public record FlatteningLock(SortedMap<Name, SortedMap<Name, Entry>> names) {
  /** The file's name, beside the YAML. */
  public static final String FILE = "mailauth.spf.lock";

  public static final FlatteningLock EMPTY = new FlatteningLock(Collections.emptySortedMap());

  /**
   * What was found behind an include.
   *
   * @param resolved when, in whole seconds
   */
  public record Entry(FlatInclude include, Instant resolved) {
    /** Whether both say the same, whenever they were resolved. */
    public boolean hasSame(FlatInclude other) {
      return include.equals(other);
    }
  }

  public FlatteningLock {
    var copy = new TreeMap<Name, SortedMap<Name, Entry>>();
    names.forEach((name, entries) -> copy.put(name, sorted(entries)));
    names = Collections.unmodifiableSortedMap(copy);
  }

  /** What is locked for an include in the record of a name. */
  public Optional<Entry> entry(Name name, Name include) {
    return Optional.ofNullable(names.get(name)).map(entries -> entries.get(include));
  }

  /** This with other entries for a name; without any, the name goes. */
  public FlatteningLock with(Name name, Map<Name, Entry> entries) {
    var copy = new TreeMap<>(names);
    if (entries.isEmpty()) {
      copy.remove(name);
    } else {
      copy.put(name, sorted(entries));
    }
    return new FlatteningLock(copy);
  }

  private static SortedMap<Name, Entry> sorted(Map<Name, Entry> entries) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }
}
