package mailauth.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Entry;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Node.Sequence;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;

/**
 * What files say of each domain, comparable between two revisions of them: comments, layout, order
 * and the file that a domain stands in make no difference; a default or provider that it takes
 * does.
 */
public record Declarations(Map<Name, Declaration> domains) {
  /** Keys at the top that only take part in what domains say. */
  private static final Set<String> PARTS = Set.of("version", "providers", "defaults", "domains");

  private static final String FILE = "file:";

  public Declarations {
    domains = Map.copyOf(domains);
  }

  /**
   * All that is said of one domain.
   *
   * @param files the paths of the files it refers to, relative to the YAML's folder
   */
  public record Declaration(String text, Set<String> files) {
    public Declaration {
      files = Set.copyOf(files);
    }
  }

  /** Reads files that need not be sound; empty if one of them is no YAML. */
  public static Optional<Declarations> read(List<SourceFile> files) {
    var roots = new ArrayList<Mapping>();
    for (var file : files) {
      if (!(Yaml.parse(file.name(), file.octets()) instanceof Parsed.Document(Mapping root))) {
        return Optional.empty();
      }
      roots.add(root);
    }
    return Optional.of(of(roots));
  }

  private static Declarations of(List<Mapping> roots) {
    var defaults = below(roots, "defaults").map(Defaults::new).orElse(Defaults.NONE);
    var providers = below(roots, "providers").orElse(Defaults.NONE.mapping());
    var shared = new StringBuilder();
    roots.stream()
        .flatMap(root -> root.entries().stream())
        .filter(entry -> !PARTS.contains(entry.key().text()))
        .sorted(Comparator.comparing(entry -> entry.key().text()))
        .forEach(entry -> write(entry, shared));
    var domains = new LinkedHashMap<Name, Declaration>();
    for (var entry : below(roots, "domains").map(Mapping::entries).orElse(List.of())) {
      name(entry.key())
          .ifPresent(
              name -> domains.put(name, declaration(entry.value(), defaults, providers, shared)));
    }
    return new Declarations(domains);
  }

  private static Declaration declaration(
      Node value, Defaults defaults, Mapping providers, CharSequence shared) {
    var own = value instanceof Mapping mapping ? mapping : Defaults.NONE.mapping();
    var whole = defaults.complete(own);
    var text = new StringBuilder(shared);
    write(whole, text);
    whole
        .entry("provider")
        .filter(entry -> entry.value() instanceof Scalar)
        .flatMap(entry -> providers.entry(((Scalar) entry.value()).text()))
        .ifPresent(entry -> write(entry, text));
    var files = new TreeSet<String>();
    files(whole, files);
    return new Declaration(text.toString(), files);
  }

  /** The mappings below one key in all files, as one; of keys that stand twice the first holds. */
  private static Optional<Mapping> below(List<Mapping> roots, String key) {
    var entries = new ArrayList<Entry>();
    var seen = new HashSet<String>();
    for (var root : roots) {
      root.entry(key)
          .filter(entry -> entry.value() instanceof Mapping)
          .map(entry -> ((Mapping) entry.value()).entries().stream())
          .ifPresent(inner -> inner.filter(e -> seen.add(e.key().text())).forEach(entries::add));
    }
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mapping(Defaults.NONE.mapping().at(), entries));
  }

  private static Optional<Name> name(Scalar key) {
    try {
      return Optional.of(Name.of(key.text()));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  private static void write(Entry entry, StringBuilder out) {
    write(entry.key(), out);
    write(entry.value(), out);
  }

  /** Lengths keep texts apart that only look alike when they stand in a row. */
  private static void write(Node node, StringBuilder out) {
    switch (node) {
      case Scalar scalar ->
          out.append(scalar.text().length()).append(':').append(scalar.text()).append(' ');
      case Sequence(var at, var items) -> {
        out.append('[');
        items.forEach(item -> write(item, out));
        out.append(']');
      }
      case Mapping(var at, var entries) -> {
        out.append('{');
        entries.stream()
            .sorted(Comparator.comparing(entry -> entry.key().text()))
            .forEach(entry -> write(entry, out));
        out.append('}');
      }
    }
  }

  private static void files(Node node, Set<String> files) {
    switch (node) {
      case Scalar scalar when scalar.text().startsWith(FILE) ->
          files.add(scalar.text().substring(FILE.length()));
      case Scalar scalar -> {}
      case Sequence(var at, var items) -> items.forEach(item -> files(item, files));
      case Mapping(var at, var entries) -> entries.forEach(entry -> files(entry.value(), files));
    }
  }

  /** The domains here that {@code then} says otherwise or nothing of. */
  public Set<Name> changedSince(Declarations then) {
    var changed = new TreeSet<Name>();
    domains.forEach((name, now) -> {
      if (!now.equals(then.domains.get(name))) {
        changed.add(name);
      }
    });
    return changed;
  }

  /** The domains that only {@code then} speaks of. */
  public Set<Name> goneSince(Declarations then) {
    var gone = new HashMap<>(then.domains);
    gone.keySet().removeAll(domains.keySet());
    return new TreeSet<>(gone.keySet());
  }
}
