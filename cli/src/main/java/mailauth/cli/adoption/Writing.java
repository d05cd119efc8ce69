package mailauth.cli.adoption;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.cli.files.ConfigFiles;
import mailauth.cli.guide.SchemaFile;
import mailauth.cli.guide.Target;
import mailauth.core.adoption.Adoption;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.Loading;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.StateConfig;
import mailauth.core.config.Vocabulary;
import mailauth.core.draft.Draft;
import mailauth.core.draft.Remarks;
import mailauth.core.guide.Conclusion;
import mailauth.providers.host.HostException;

/** Writes what was taken over, replacing nothing unless forced. */
public final class Writing {
  private static final String PROVIDERS = "providers.yaml";

  private final Vocabulary vocabulary;
  private final boolean force;
  private final List<Path> written = new ArrayList<>();

  public Writing(Vocabulary vocabulary, boolean force) {
    this.vocabulary = vocabulary;
    this.force = force;
  }

  /** A domain and its provider. */
  public record Taken(Origin origin, Adoption adoption, ProviderConfig provider) {}

  /** The whole file of one domain. */
  public static String file(Taken taken) {
    return Draft.file(
        new Config(
            List.of(taken.adoption().domain()),
            Map.of(taken.provider().name(), taken.provider()),
            StateConfig.DEFAULT),
        taken.adoption().remarks());
  }

  /** What has been written, in order. */
  public List<Path> written() {
    return List.copyOf(written);
  }

  /**
   * Writes one domain into a file of its own.
   *
   * @throws HostException if that is there already
   */
  public void file(Path path, Taken taken) {
    refuseThere(List.of(path));
    write(path, file(taken));
    SchemaFile.writeFor(path, vocabulary);
  }

  /**
   * Writes a file for each domain, and one for the providers that are not declared there yet.
   *
   * @throws HostException if one of the files is there already; then nothing is written
   */
  public void folder(Path folder, List<Taken> all) {
    var paths = all.stream().map(taken -> path(folder, taken)).toList();
    var missing = missingProviders(folder, all);
    var providers = folder.resolve(PROVIDERS);
    var wanted = new ArrayList<>(paths);
    if (!missing.isEmpty()) {
      wanted.add(providers);
    }
    refuseThere(wanted);
    if (!missing.isEmpty()) {
      write(providers, providers(missing));
    }
    all.forEach(taken -> write(path(folder, taken), withoutProvider(taken)));
    SchemaFile.writeFor(providers, vocabulary);
  }

  private static Path path(Path folder, Taken taken) {
    return folder.resolve(taken.adoption().domain().name() + ".yaml");
  }

  private static String withoutProvider(Taken taken) {
    return Draft.file(
        new Config(List.of(taken.adoption().domain()), Map.of(), StateConfig.DEFAULT),
        taken.adoption().remarks());
  }

  private static String providers(Map<String, ProviderConfig> providers) {
    var remarks = new Remarks();
    remarks.above(
        "", "yaml-language-server: $schema=" + Conclusion.SCHEMA, "Who hosts the DNS.", "");
    return Draft.file(new Config(List.of(), providers, StateConfig.DEFAULT), remarks);
  }

  /** Those of the domains that other files of the folder lack. */
  private Map<String, ProviderConfig> missingProviders(Path folder, List<Taken> all) {
    var missing = new LinkedHashMap<String, ProviderConfig>();
    all.forEach(taken -> missing.put(taken.provider().name(), taken.provider()));
    declared(folder).keySet().forEach(missing::remove);
    return missing;
  }

  private Map<String, ProviderConfig> declared(Path folder) {
    return ConfigFiles.read(folder) instanceof ConfigFiles.Read(var files, var base)
            && ConfigLoader.load(files, vocabulary) instanceof Loading.Loaded(var config)
        ? config.providers()
        : Map.of();
  }

  private void refuseThere(List<Path> paths) {
    if (!force) {
      paths.stream()
          .filter(path -> new Target(path).exists())
          .findFirst()
          .ifPresent(path -> {
            throw new HostException(
                "%s is there already; --force keeps it under another name and writes a new one"
                    .formatted(path));
          });
    }
  }

  private void write(Path path, String text) {
    var target = new Target(path);
    if (target.exists()) {
      target.setAside();
    }
    target.write(text);
    written.add(path);
  }
}
