package mailauth.core.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Entry;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Quote;

/**
 * The keys that a mapping may have: what its reader accepts and what its JSON Schema lists.
 *
 * @param what the mapping is, for messages: {@code dmarc}
 * @param known the keys by name
 * @param advice whole sentences about keys that people write but that are none
 * @param group keys that bear on each other, if any do
 * @param others the shape of values under keys of the user's own; empty if there are none
 * @param secret whether messages keep what they do not know to themselves
 */
public record Keys(
    String what,
    Map<String, Key<?>> known,
    Map<String, String> advice,
    Optional<Group> group,
    Optional<Shape<?>> others,
    boolean secret) {

  /**
   * Keys that bear on each other.
   *
   * @param exclusive whether no two of them may stand
   * @param needed whether one of them must stand
   */
  public record Group(List<String> names, boolean exclusive, boolean needed) {
    Schema anyTwo() {
      var pairs = new ArrayList<Schema>();
      for (int i = 0; i < names.size(); i++) {
        for (int j = i + 1; j < names.size(); j++) {
          pairs.add(Schema.of("required", List.of(names.get(i), names.get(j))));
        }
      }
      return Schema.of("anyOf", pairs);
    }
  }

  public Keys {
    known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    advice = Map.copyOf(advice);
  }

  public static Keys of(String what, Key<?>... keys) {
    return of(what, Arrays.asList(keys));
  }

  public static Keys of(String what, List<? extends Key<?>> keys) {
    var known = new LinkedHashMap<String, Key<?>>();
    keys.forEach(key -> known.put(key.name(), key));
    return new Keys(what, known, Map.of(), Optional.empty(), Optional.empty(), false);
  }

  /** Also accepts keys of the user's own. */
  public Keys open(Shape<?> others) {
    return new Keys(what, known, advice, group, Optional.of(others), secret);
  }

  public Keys advising(String key, String sentence) {
    var more = new LinkedHashMap<>(advice);
    more.put(key, sentence);
    return new Keys(what, known, more, group, others, secret);
  }

  public Keys atMostOne(Key<?>... keys) {
    var names = Arrays.stream(keys).map(key -> key.name()).toList();
    return new Keys(
        what, known, advice, Optional.of(new Group(names, true, false)), others, secret);
  }

  /** One of all the keys must stand, and no more. */
  public Keys exactlyOne() {
    return grouped(true);
  }

  /** One of all the keys must stand, or several. */
  public Keys atLeastOne() {
    return grouped(false);
  }

  private Keys grouped(boolean exclusive) {
    var all = Optional.of(new Group(List.copyOf(known.keySet()), exclusive, true));
    return new Keys(what, known, advice, all, others, secret);
  }

  /** Values are secret, and an unknown key may be part of one: no message repeats it. */
  public Keys keepingSecrets() {
    return new Keys(what, known, advice, group, others, true);
  }

  /** The mapping as a shape, read by way of its fields. */
  public <T> Shape<T> as(Function<Fields, Optional<T>> reader) {
    var keys = this;
    return new Shape<>() {
      @Override
      public Optional<T> read(Node node, Problems problems) {
        return keys.read(node, problems).flatMap(reader);
      }

      @Override
      public Schema schema() {
        return keys.schema();
      }
    };
  }

  /** Checks the keys, not yet their values; empty if the node is no mapping. */
  public Optional<Fields> read(Node node, Problems problems) {
    if (!(node instanceof Mapping mapping)) {
      problems.add(
          node.at(),
          node instanceof Scalar scalar && scalar.isNull()
              ? "%s is empty: write one of its keys (%s), or remove it".formatted(what, names())
              : "%s is a mapping: write its keys (%s) below it".formatted(what, names()));
      return Optional.empty();
    }
    var others = new ArrayList<Entry>();
    for (var entry : mapping.entries()) {
      if (!known.containsKey(entry.key().text())) {
        others.add(entry);
      }
    }
    var meant = this.others.isPresent() ? Set.<String>of() : refuse(others, problems);
    for (var key : known.values()) {
      // Whoever misspelled a key need not be told that it is missing.
      if (key.required() && mapping.entry(key.name()).isEmpty() && !meant.contains(key.name())) {
        problems.addMissing(
            mapping.at(), "%s needs '%s': %s".formatted(what, key.name(), key.description()));
      }
    }
    group.ifPresent(exclusive -> check(exclusive, mapping, meant, problems));
    return Optional.of(new Fields(mapping, List.copyOf(others), problems));
  }

  private Set<String> refuse(List<Entry> unknown, Problems problems) {
    var meant = new HashSet<String>();
    for (var entry : unknown) {
      var written = entry.key().text();
      var closest = Spelling.closest(written, known.keySet());
      closest.ifPresent(meant::add);
      problems.add(entry.key().at(), refusal(written, closest));
    }
    return meant;
  }

  private String refusal(String written, Optional<String> closest) {
    var advised = advice.get(written);
    if (advised != null) {
      return advised;
    }
    int colon = Math.max(written.indexOf(':'), 0);
    var before = written.substring(0, colon);
    if (known.containsKey(before)) {
      return "a space is missing behind the colon of '%s'".formatted(before);
    }
    return "%s has no %s: %s"
        .formatted(
            what,
            secret && closest.isEmpty() ? "such key" : "key " + Quote.of(written),
            closest
                .map(name -> "did you mean '%s'?".formatted(name))
                .orElse("its keys are " + names()));
  }

  private void check(Group group, Mapping mapping, Set<String> meant, Problems problems) {
    var present = new ArrayList<Entry>();
    for (var entry : mapping.entries()) {
      if (group.names.contains(entry.key().text())) {
        present.add(entry);
      }
    }
    if (present.size() > 1 && group.exclusive) {
      problems.add(
          present.get(1).key().at(),
          "'%s' and '%s' exclude each other: remove one"
              .formatted(present.get(0).key().text(), present.get(1).key().text()));
    } else if (present.isEmpty() && group.needed && Collections.disjoint(meant, group.names)) {
      problems.addMissing(
          mapping.at(), "%s needs one of %s".formatted(what, Sentence.all(group.names)));
    }
  }

  private String names() {
    return Sentence.all(known.keySet());
  }

  public Schema schema() {
    var properties = new LinkedHashMap<String, Object>();
    known.forEach(
        (name, key) -> properties.put(name, key.shape().schema().described(key.description())));
    var required = known.values().stream().filter(key -> key.required()).map(Key::name).toList();
    var schema = Schema.type("object").with("properties", properties);
    schema = required.isEmpty() ? schema : schema.with("required", required);
    if (group.isPresent()) {
      schema = group.get().exclusive ? schema.with("not", group.get().anyTwo()) : schema;
      schema = group.get().needed ? schema.with("minProperties", 1) : schema;
    }
    return schema.with(
        "additionalProperties", others.<Object>map(shape -> shape.schema()).orElse(false));
  }
}
