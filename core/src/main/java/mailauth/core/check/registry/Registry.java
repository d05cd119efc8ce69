package mailauth.core.check.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;

/** All checks, out of one YAML resource a group, each read when first asked for. */
public final class Registry {
  private final Map<Group, Map<String, Check>> groups =
      Collections.synchronizedMap(new EnumMap<>(Group.class));

  /** All checks, group by group, in the order of their ids. */
  public List<Check> all() {
    return Arrays.stream(Group.values()).flatMap(group -> of(group).stream()).toList();
  }

  /** The checks of a group. */
  public List<Check> of(Group group) {
    return List.copyOf(checks(group).values());
  }

  /**
   * One check.
   *
   * @throws IllegalArgumentException if the group has none with this id: a fault of ours
   */
  public Check check(Group group, String id) {
    var check = checks(group).get(id);
    if (check == null) {
      throw new IllegalArgumentException("no check " + id);
    }
    return check;
  }

  private Map<String, Check> checks(Group group) {
    return groups.computeIfAbsent(group, Registry::read);
  }

  private static Map<String, Check> read(Group group) {
    var file = group.text() + ".yaml";
    return switch (Yaml.parse(file, resource(file))) {
      case Parsed.Document(var root) -> {
        var checks = new LinkedHashMap<String, Check>();
        for (var check : CheckReader.read(group, root)) {
          checks.put(check.id(), check);
        }
        yield checks;
      }
      case Parsed.Faulty(var problems) -> throw new IllegalStateException(problems.toString());
    };
  }

  private static byte[] resource(String name) {
    try (InputStream in = Registry.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the checks lack " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
