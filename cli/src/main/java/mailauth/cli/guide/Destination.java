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
import mailauth.core.config.SourceFile;
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
 * @param obstacle why nothing can be added, whatever the file's layout; a new file may take its
 *     place
 * @param barrier why not even a new file can be written
 */
public record Destination(
    Target target,
    String whole,
    Optional<String> added,
    String snippet,
    Optional<Message> obstacle,
    Optional<Message> barrier) {

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
      return new Destination(
          target, conclusion.file(), Optional.empty(), "", Optional.empty(), Optional.empty());
    }
    var config = load(read(target.file()), vocabulary);
    var addition = Addition.to(config.orElse(NOTHING), conclusion);
    return new Destination(
        target,
        conclusion.file(),
        config.isPresent() ? addition.in(target.text()) : Optional.empty(),
        addition.snippet(),
        obstacle(target.file(), config, conclusion.domain().name()),
        Optional.empty());
  }

  private static Destination inFolder(Path folder, Conclusion conclusion, Vocabulary vocabulary) {
    var name = conclusion.domain().name();
    var target = new Target(folder.resolve(name + ".yaml"));
    var files = read(folder);
    var others = files.stream().filter(f -> !f.name().equals(target.file().toString())).toList();
    var config = load(files, vocabulary);
    var rest = load(others, vocabulary);
    var whole = Addition.to(rest.orElse(NOTHING), conclusion).file();
    var addition = Addition.to(config.orElse(NOTHING), conclusion);
    boolean mayAdd = target.exists() && config.isPresent();
    var elsewhere =
        rest.flatMap(there -> declared(there, name))
            .map(file -> new Message("exists.there", List.of(file, name)))
            .or(() -> broken(folder, config, rest));
    var needed =
        rest.isEmpty() && config.isPresent()
            ? Optional.of(new Message("exists.needed", List.of(target.file())))
            : Optional.<Message>empty();
    return new Destination(
        target,
        whole,
        mayAdd ? addition.in(target.text()) : Optional.empty(),
        mayAdd ? addition.snippet() : "",
        elsewhere.or(() -> obstacle(target.file(), config, name)),
        elsewhere.or(() -> needed));
  }

  private static Optional<Message> broken(
      Path folder, Optional<Config> config, Optional<Config> rest) {
    return config.isEmpty() && rest.isEmpty()
        ? Optional.of(new Message("exists.broken", List.of(folder)))
        : Optional.empty();
  }

  private static final Config NOTHING = new Config(List.of(), Map.of(), StateConfig.DEFAULT);

  /** None where there are none yet, or none that can be read. */
  private static List<SourceFile> read(Path path) {
    return ConfigFiles.read(path) instanceof ConfigFiles.Read(var files, var folder)
        ? files
        : List.of();
  }

  private static Optional<Config> load(List<SourceFile> files, Vocabulary vocabulary) {
    if (files.isEmpty()) {
      return Optional.of(NOTHING);
    }
    return ConfigLoader.load(files, vocabulary) instanceof Loading.Loaded(var config)
        ? Optional.of(config)
        : Optional.empty();
  }

  private static Optional<Message> obstacle(Path path, Optional<Config> config, Name domain) {
    return config.isEmpty()
        ? Optional.of(new Message("exists.faulty", List.of(path)))
        : declared(config.get(), domain)
            .map(file -> new Message("exists.declared", List.of(path, domain)));
  }

  /** The file that declares a domain, as one of its own or below another. */
  private static Optional<String> declared(Config config, Name domain) {
    return config.domains().stream()
        .filter(there -> there.name().equals(domain) || there.subdomains().containsKey(domain))
        .map(there -> there.at().file())
        .findFirst();
  }
}
