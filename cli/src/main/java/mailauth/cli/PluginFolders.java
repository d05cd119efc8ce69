package mailauth.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.providers.HostTypes;
import mailauth.providers.host.HostException;
import mailauth.providers.plugin.Plugins;
import org.jspecify.annotations.Nullable;

/**
 * Where jars with kinds of DNS hosts may be: beside the distribution's {@code bin}, and in one
 * folder that the user names. Never in the folder one happens to stand in: such a jar is code.
 */
record PluginFolders(List<Path> folders) {
  static final String VARIABLE = "MAILAUTH_PLUGINS";

  /** Set by the launcher. */
  private static final String HOME = "mailauth.home";

  /**
   * The folders of this run.
   *
   * @param named by the command line; null for the one that the environment names, if it does
   * @throws HostException if that is no folder
   */
  static PluginFolders of(@Nullable Path named, Map<String, String> environment) {
    var folders = new ArrayList<Path>();
    Optional.ofNullable(System.getProperty(HOME))
        .map(home -> Path.of(home, "plugins"))
        .ifPresent(folders::add);
    if (named != null) {
      folders.add(existing(named, "--plugins"));
    } else {
      var variable = environment.getOrDefault(VARIABLE, "");
      if (!variable.isEmpty()) {
        folders.add(existing(Path.of(variable), "$" + VARIABLE));
      }
    }
    return new PluginFolders(folders);
  }

  private static Path existing(Path folder, String source) {
    if (!Files.isDirectory(folder)) {
      throw new HostException("there is no folder %s, which %s names".formatted(folder, source));
    }
    return folder;
  }

  /**
   * What comes with mailauth, and what the folders bring.
   *
   * @throws HostException if one of the jars cannot be used
   */
  HostTypes types() {
    var plugins = Plugins.in(folders, HostTypes.BUILT_IN.all());
    if (!plugins.problems().isEmpty()) {
      throw new HostException(String.join("\nmailauth: ", plugins.problems()));
    }
    return HostTypes.BUILT_IN.with(plugins.types());
  }
}
