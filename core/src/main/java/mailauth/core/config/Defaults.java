package mailauth.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.schema.Key;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Entry;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Position;

/**
 * What every domain has unless it says otherwise. Mappings merge key by key, at every depth;
 * everything else is replaced.
 *
 * @param mapping as a file has it
 */
record Defaults(Mapping mapping) {
  static final Defaults NONE = new Defaults(new Mapping(new Position("", 1, 1), List.of()));

  /** By key, those of a domain's own that displace the defaults' key: they exclude it. */
  private static final Map<String, List<String>> RIVALS =
      Stream.of(DmarcReader.KEYS, DkimReader.KEYS, MtaStsReader.KEYS, SpfReader.EITHER)
          .flatMap(keys -> keys.group().stream())
          .flatMap(group -> group.names().stream().map(name -> Map.entry(name, group.names())))
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey,
                  Map.Entry::getValue,
                  (some, more) -> Stream.concat(some.stream(), more.stream()).distinct().toList()));

  /** What a parked name takes of the defaults, which are written for names with mail. */
  private static final Set<String> FOR_PARKED =
      Set.of("provider", "ttl", "parked", "dmarc", "overrides", "most-changes", "freeze");

  private static final Set<String> DMARC_FOR_PARKED =
      Stream.of(DmarcReader.REPORTS, DmarcReader.FAILURE_REPORTS, DmarcReader.FAILURE_OPTIONS)
          .map(Key::name)
          .collect(Collectors.toUnmodifiableSet());

  /** A domain's own mapping, completed. */
  Mapping complete(Mapping own) {
    return merge(own, isParked(own) ? forParked() : mapping);
  }

  private boolean isParked(Mapping own) {
    return own.entry("parked")
        .or(() -> mapping.entry("parked"))
        .filter(entry -> entry.value() instanceof Scalar s && s.text().equals("true"))
        .isPresent();
  }

  private Mapping forParked() {
    var entries = new ArrayList<Entry>();
    for (var entry : keep(mapping, FOR_PARKED).entries()) {
      entries.add(
          entry.key().text().equals("dmarc") && entry.value() instanceof Mapping dmarc
              ? new Entry(entry.key(), keep(dmarc, DMARC_FOR_PARKED))
              : entry);
    }
    return new Mapping(mapping.at(), entries);
  }

  private static Mapping keep(Mapping mapping, Set<String> keys) {
    return new Mapping(
        mapping.at(),
        mapping.entries().stream().filter(entry -> keys.contains(entry.key().text())).toList());
  }

  private static Mapping merge(Mapping own, Mapping defaults) {
    if (defaults.entries().isEmpty()) {
      return own;
    }
    var entries = new ArrayList<Entry>();
    for (var entry : own.entries()) {
      var theirs = defaults.entry(entry.key().text()).map(Entry::value);
      entries.add(new Entry(entry.key(), merge(entry.value(), theirs)));
    }
    for (var entry : defaults.entries()) {
      if (!isDisplaced(entry.key().text(), own)) {
        entries.add(entry);
      }
    }
    return new Mapping(own.at(), entries);
  }

  private static Node merge(Node own, Optional<Node> theirs) {
    return own instanceof Mapping mine
            && theirs.isPresent()
            && theirs.get() instanceof Mapping defaults
        ? merge(mine, defaults)
        : own;
  }

  private static boolean isDisplaced(String key, Mapping own) {
    for (var rival : RIVALS.getOrDefault(key, List.of(key))) {
      if (own.entry(rival).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
