package mailauth.cli.project;

import java.nio.file.Path;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.catalog.Catalog;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.Loading;
import mailauth.core.config.Vocabulary;
import mailauth.core.plan.registry.Rules;
import mailauth.providers.HostTypes;
import mailauth.providers.host.HostType;

/** Reads the files of a project. */
public final class Opening {
  private Opening() {}

  /**
   * Opens the project of a YAML file or a folder of them; connects to nothing yet.
   *
   * @throws Faults if the files cannot be used
   */
  public static Project open(Path path, Means means) {
    return switch (ConfigFiles.read(path)) {
      case ConfigFiles.Unreadable(var problems) -> throw new Faults(problems);
      case ConfigFiles.Read(var files, var folder) -> {
        var services = new ProjectCatalog(folder, means.types());
        yield switch (ConfigLoader.load(files, services::vocabulary)) {
          case Loading.Rejected(var problems) -> throw new Faults(problems);
          case Loading.Loaded(var config) -> new Project(config, services.catalog(), folder, means);
        };
      }
    };
  }

  /**
   * The services that a YAML file or a folder of them may name; ours where there is none.
   *
   * @throws Faults if the user's own cannot be used
   */
  public static Catalog catalog(Path path) {
    return ConfigFiles.read(path) instanceof ConfigFiles.Read(var files, var folder)
        ? ProjectCatalog.of(files, folder)
        : new BuiltInCatalog();
  }

  /** The words that the YAML may use. */
  public static Vocabulary vocabulary(HostTypes types, Catalog catalog) {
    return new Vocabulary(
        types.all().stream().map(HostType::describe).toList(), catalog.ids(), Rules::gates);
  }
}
