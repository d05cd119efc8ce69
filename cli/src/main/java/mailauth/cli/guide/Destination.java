package mailauth.cli.guide;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.Loading;
import mailauth.core.config.StateConfig;
import mailauth.core.config.Vocabulary;
import mailauth.core.dns.Name;
import mailauth.core.guide.Addition;
import mailauth.core.guide.Conclusion;
import mailauth.core.guide.Message;

/**
 * Where what was concluded goes.
 *
 * @param whole the text of a file of its own
 * @param added the text of the file that is there, with the domain in it; empty if that cannot be
 * @param snippet what somebody may add by hand
 * @param obstacle why nothing can be added, whatever the file's layout
 */
public record Destination(
    Target target,
    String whole,
    Optional<String> added,
    String snippet,
    Optional<Message> obstacle) {

  /**
   * Finds the place.
   *
   * @param path a file, or a folder in which the domain gets a file of its own
   */
  public static Destination of(Path path, Conclusion conclusion, Vocabulary vocabulary) {
    return Files.isDirectory(path)
        ? inFolder(path, conclusion, vocabulary)
        : inFile(new Target(path), conclusion, vocabulary);
  }

  private static Destination inFile(Target target, Conclusion conclusion, Vocabulary vocabulary) {
    if (!target.exists()) {
      return new Destination(target, conclusion.file(), Optional.empty(), "", Optional.empty());
    }
    var config = config(target.file(), vocabulary);
    var addition = Addition.to(config.orElse(NOTHING), conclusion);
    return new Destination(
        target,
        conclusion.file(),
        config.isPresent() ? addition.in(target.text()) : Optional.empty(),
        addition.snippet(),
        obstacle(target.file(), config, conclusion.domain().name()));
  }

  private static Destination inFolder(Path folder, Conclusion conclusion, Vocabulary vocabulary) {
    var name = conclusion.domain().name();
    var target = new Target(folder.resolve(name + ".yaml"));
    var config = isEmpty(folder) ? Optional.of(NOTHING) : config(folder, vocabulary);
    var addition = Addition.to(config.orElse(NOTHING), conclusion);
    return new Destination(
        target, addition.file(), Optional.empty(), "", obstacle(folder, config, name));
  }

  private static final Config NOTHING = new Config(List.of(), Map.of(), StateConfig.DEFAULT);

  private static boolean isEmpty(Path folder) {
    return ConfigFiles.read(folder) instanceof ConfigFiles.Unreadable;
  }

  private static Optional<Config> config(Path path, Vocabulary vocabulary) {
    return ConfigFiles.read(path) instanceof ConfigFiles.Read(var files, var folder)
            && ConfigLoader.load(files, vocabulary) instanceof Loading.Loaded(var config)
        ? Optional.of(config)
        : Optional.empty();
  }

  private static Optional<Message> obstacle(Path path, Optional<Config> config, Name domain) {
    if (config.isEmpty()) {
      return Optional.of(new Message("exists.faulty", List.of(path)));
    }
    boolean declared =
        config.get().domains().stream()
            .anyMatch(
                there -> there.name().equals(domain) || there.subdomains().containsKey(domain));
    return declared
        ? Optional.of(new Message("exists.declared", List.of(path, domain)))
        : Optional.empty();
  }
}
