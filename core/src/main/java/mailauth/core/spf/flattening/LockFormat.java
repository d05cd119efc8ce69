package mailauth.core.spf.flattening;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.spf.flattening.FlatteningLock.Entry;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Problem;
import mailauth.core.yaml.Quote;
import mailauth.core.yaml.Yaml;

/** The lock as YAML: one network a line, sorted, so that a change reads well in a review. */
public final class LockFormat {
  private static final String HEAD =
      """
      # What is behind the includes that 'flatten' writes out, as 'mailauth plan' uses it.
      # Renewed by 'mailauth spf flatten --update'; review its changes like code.
      version: 1
      """;

  private static final Key<Integer> VERSION =
      required("version", Choice.of("version", "1", 1), "the version of this format");
  private static final Key<Instant> RESOLVED =
      required("resolved", text("a time such as 2026-11-25T10:00:00Z", LockFormat::time), "when");
  private static final Key<List<Cidr>> ADDRESSES =
      optional(
          "addresses",
          ListShape.of(text("a network such as 192.0.2.0/24", LockFormat::network)),
          "the addresses that pass");
  private static final Key<List<Name>> KEPT =
      optional("kept", ListShape.of(text("a name", LockFormat::name)), "what stays an include");
  private static final Shape<Name> NAME = text("a domain name", LockFormat::name);
  private static final Key<List<Map.Entry<Name, List<Map.Entry<Name, Fields>>>>> NAMES =
      optional(
          "names",
          new Dictionary<>(
              "names",
              NAME,
              new Dictionary<>(
                  "a name",
                  NAME,
                  Keys.of("an include", RESOLVED, ADDRESSES, KEPT).as(Optional::of),
                  (at, include, fields) -> Map.entry(include, fields)),
              (at, name, includes) -> Map.entry(name, includes)),
          "the includes by the name whose record has them");
  private static final Keys FILE = Keys.of("the lock", VERSION, NAMES);

  private LockFormat() {}

  /** What became of reading a lock. */
  public sealed interface Reading {
    record Read(FlatteningLock lock) implements Reading {}

    /** All that is wrong with it; at least one. */
    record Faulty(List<Problem> problems) implements Reading {}
  }

  /**
   * Reads what {@link #write} gave.
   *
   * @param file its path, for messages
   */
  public static Reading read(String file, byte[] octets) {
    var problems = new Problems();
    var lock =
        switch (Yaml.parse(file, octets)) {
          case Parsed.Document document ->
              FILE.read(document.root(), problems).map(LockFormat::lock);
          case Parsed.Faulty(var faults) -> {
            problems.addAll(faults);
            yield Optional.<FlatteningLock>empty();
          }
        };
    return problems.found().isEmpty()
        ? new Reading.Read(lock.orElse(FlatteningLock.EMPTY))
        : new Reading.Faulty(problems.found());
  }

  /** Writes a lock; the same one gives the same octets. */
  public static String write(FlatteningLock lock) {
    var out = new StringBuilder(HEAD).append(lock.names().isEmpty() ? "names: {}\n" : "names:\n");
    lock.names()
        .forEach((name, includes) -> {
          out.append("  ").append(key(name)).append(":\n");
          includes.values().forEach(entry -> write(entry, out));
        });
    return out.toString();
  }

  private static void write(Entry entry, StringBuilder out) {
    var include = entry.include();
    out.append("    ").append(key(include.include())).append(":\n");
    out.append("      resolved: ").append(entry.resolved()).append('\n');
    list("addresses", include.addresses().cidrs(), out);
    list("kept", include.kept(), out);
  }

  private static void list(String key, List<?> items, StringBuilder out) {
    if (!items.isEmpty()) {
      out.append("      ").append(key).append(":\n");
      items.forEach(item -> out.append("        - \"").append(item).append("\"\n"));
    }
  }

  /** A name whose first letter means something in YAML, or that looks like a number, is quoted. */
  private static String key(Name name) {
    return name.text().matches("[a-z_][a-z0-9._-]*[.][a-z0-9._-]*")
        ? name.text()
        : '"' + name.text() + '"';
  }

  private static FlatteningLock lock(Fields fields) {
    fields.get(VERSION);
    var lock = FlatteningLock.EMPTY;
    for (var name : fields.get(NAMES, List.of())) {
      var entries = new TreeMap<Name, Entry>();
      name.getValue().forEach(include -> entries.put(include.getKey(), entry(include)));
      lock = lock.with(name.getKey(), entries);
    }
    return lock;
  }

  private static Entry entry(Map.Entry<Name, Fields> include) {
    var fields = include.getValue();
    var addresses = IpSet.of(fields.get(ADDRESSES, List.of()));
    var kept = fields.get(KEPT, List.of());
    return new Entry(
        new FlatInclude(include.getKey(), addresses, kept),
        fields.get(RESOLVED).orElse(Instant.EPOCH));
  }

  private interface Form<T> {
    T read(String text) throws Misfit;
  }

  private static <T> Shape<T> text(String what, Form<T> form) {
    return new TextShape<>(what, Schema.type("string"), (at, text) -> form.read(text));
  }

  private static Instant time(String text) throws Misfit {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Misfit(
          "%s is no time: write one such as 2026-11-25T10:00:00Z".formatted(Quote.of(text)));
    }
  }

  private static Cidr network(String text) throws Misfit {
    return Cidr.parse(text)
        .orElseThrow(() ->
            new Misfit(
                "%s is no network: write one such as 192.0.2.0/24".formatted(Quote.of(text))));
  }

  private static Name name(String text) throws Misfit {
    try {
      return Name.of(text);
    } catch (InvalidName e) {
      throw new Misfit(String.valueOf(e.getMessage()));
    }
  }
}
