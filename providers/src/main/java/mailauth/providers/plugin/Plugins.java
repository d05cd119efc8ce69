package mailauth.providers.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;

/**
 * What the jars of some folders bring.
 *
 * @param problems what is wrong with the others, as sentences that name the jar
 */
public record Plugins(List<PluginType> types, List<String> problems) {
  public Plugins {
    types = List.copyOf(types);
    problems = List.copyOf(problems);
  }

  /**
   * Loads every jar of some folders, by name.
   *
   * @param folders one that does not exist has none
   * @param known the kinds that no jar may call its own by, since their secrets would go to it
   */
  public static Plugins in(List<Path> folders, List<? extends HostType> known) {
    var owners = new HashMap<String, String>();
    known.forEach(type -> owners.put(type.describe().type(), "mailauth"));
    var types = new ArrayList<PluginType>();
    var problems = new ArrayList<String>();
    for (var jar : jars(folders, problems)) {
      try {
        var brought = PluginJar.load(jar);
        refuseTwice(brought, owners);
        types.addAll(brought);
      } catch (HostException e) {
        problems.add(e.getMessage());
      }
    }
    return new Plugins(types, problems);
  }

  private static void refuseTwice(List<PluginType> types, Map<String, String> owners) {
    for (var type : types) {
      var name = type.describe().type();
      var owner = owners.putIfAbsent(name, type.jar().toString());
      if (owner != null) {
        throw new HostException(
            "%s: its provider type '%s' is there already, from %s; take one of them away"
                .formatted(type.jar(), name, owner));
      }
    }
  }

  private static Set<Path> jars(List<Path> folders, List<String> problems) {
    var jars = new LinkedHashSet<Path>();
    for (var folder : folders) {
      try (var files = Files.isDirectory(folder) ? Files.list(folder) : Stream.<Path>empty()) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      } catch (IOException e) {
        problems.add("the folder %s cannot be read: %s".formatted(folder, e.getMessage()));
      }
    }
    return jars;
  }
}
