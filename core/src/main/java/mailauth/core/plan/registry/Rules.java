package mailauth.core.plan.registry;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;

/** All rules, out of one YAML resource a subject. */
public final class Rules {
  private Rules() {}

  /** All rules, subject by subject, in the order of their numbers. */
  public static List<Rule> all() {
    return Arrays.stream(Subject.values()).flatMap(subject -> of(subject).stream()).toList();
  }

  /** The ids that overrides may name; they never change. Read when first asked for. */
  public static Set<String> gates() {
    return Gates.IDS;
  }

  private static final class Gates {
    static final SortedSet<String> IDS =
        Collections.unmodifiableSortedSet(
            all().stream().filter(Rule::isGate).map(Rule::id).collect(toCollection(TreeSet::new)));
  }

  public static List<Rule> of(Subject subject) {
    var file = subject.text() + ".yaml";
    return switch (Yaml.parse(file, resource(file))) {
      case Parsed.Document(var root) -> RuleReader.read(subject, root);
      case Parsed.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
    };
  }

  private static byte[] resource(String name) {
    try (InputStream in = Rules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the rules lack " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
