package mailauth.providers.plugin;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Setting;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;

/** One jar: what it says of itself, and the kinds of hosts in it. */
final class PluginJar {
  /** In the manifest: for which version of {@code HostType} and all around it a jar was made. */
  static final String VERSION = "Mailauth-Plugin";

  /** Rises when jars that were made for an older one would not work. */
  static final String CURRENT = "1";

  private static final String SERVICE = HostType.class.getName();
  private static final String NAME = "[a-z][a-z0-9-]*";

  private final Path jar;
  private final Fence fence;

  private PluginJar(Path jar) {
    this.jar = jar;
    this.fence = new Fence(jar);
  }

  /**
   * Loads a jar's kinds of hosts.
   *
   * @throws HostException if it brings none that can be used; the message begins with the jar
   */
  static List<PluginType> load(Path jar) {
    return new PluginJar(jar).load();
  }

  private List<PluginType> load() {
    checkItself();
    var types = new ArrayList<PluginType>();
    for (var provider : providers()) {
      var type = fence.load("its provider cannot be loaded", provider);
      types.add(describe(type));
    }
    if (types.isEmpty()) {
      throw complaint("META-INF/services names no class of its own; take it out of the folder");
    }
    return types;
  }

  private void checkItself() {
    try (var file = new JarFile(jar.toFile())) {
      if (file.getEntry("META-INF/services/" + SERVICE) == null) {
        throw complaint(
            "it brings no provider: it has no META-INF/services/%s; take it out of the folder"
                .formatted(SERVICE));
      }
      var version =
          Optional.ofNullable(file.getManifest())
              .map(manifest -> manifest.getMainAttributes().getValue(VERSION));
      if (version.isEmpty()) {
        throw complaint(
            "it does not say for which version of mailauth's plugins it was made;"
                + " its manifest must say '%s: %s'".formatted(VERSION, CURRENT));
      }
      if (!version.get().strip().equals(CURRENT)) {
        throw complaint(
            "it was made for version %s of mailauth's plugins, and this mailauth takes version %s;"
                    .formatted(version.get().strip(), CURRENT)
                + " get the jar that fits");
      }
    } catch (IOException e) {
      throw complaint("it is no jar that can be read (%s); copy it anew".formatted(e.getMessage()));
    }
  }

  /** Each jar is loaded alone: what one brings along is not in another's way. */
  private List<ServiceLoader.Provider<HostType>> providers() {
    var loader = new URLClassLoader(jar.toString(), new URL[] {url()}, parent());
    return fence.load(
        "its provider cannot be loaded",
        () -> ServiceLoader.load(HostType.class, loader).stream().toList());
  }

  private static ClassLoader parent() {
    return HostType.class.getClassLoader();
  }

  private URL url() {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private PluginType describe(HostType type) {
    var described = fence.load("its provider does not describe itself", type::describe);
    check(described);
    return new PluginType(
        jar,
        described,
        fence.load("its provider does not say what it can do", type::capabilities),
        fence.load("its provider does not say what it rests on", type::evidence),
        type);
  }

  private void check(ProviderType type) {
    if (!type.type().matches(NAME)) {
      throw complaint("'%s' is no name for a provider type; write %s".formatted(type.type(), NAME));
    }
    var names = new HashSet<>(List.of("type"));
    var wrong =
        type.settings().stream()
            .map(Setting::name)
            .filter(name -> !name.matches(NAME) || !names.add(name))
            .collect(joining("', '", "'", "'"));
    if (wrong.length() > 2) {
      throw complaint(
          "the provider type %s cannot have a setting %s: a name is %s, not 'type', and there once"
              .formatted(type.type(), wrong, NAME));
    }
  }

  private HostException complaint(String what) {
    return new HostException(jar + ": " + what);
  }
}
