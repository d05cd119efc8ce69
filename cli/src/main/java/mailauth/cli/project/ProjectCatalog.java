package mailauth.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.OwnServices;
import mailauth.core.config.CatalogFolder;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.SourceFile;
import mailauth.core.config.Vocabulary;
import mailauth.core.yaml.Problem;
import mailauth.providers.HostTypes;

/** The services that come with mailauth, and those that a project's YAML names a folder of. */
final class ProjectCatalog {
  private static final String YAML = ".yaml";

  private final Path folder;
  private final HostTypes types;
  private Catalog catalog = new BuiltInCatalog();

  /** Services of a project whose paths are relative to a folder. */
  ProjectCatalog(Path folder, HostTypes types) {
    this.folder = folder;
    this.types = types;
  }

  /** The services that files may name, whatever else is in them. */
  static Catalog of(List<SourceFile> files, Path folder) {
    var services = new ProjectCatalog(folder, HostTypes.BUILT_IN);
    ConfigLoader.load(files, services::vocabulary);
    return services.catalog;
  }

  Catalog catalog() {
    return catalog;
  }

  /**
   * The words that the YAML may use, with the services of its folder.
   *
   * @throws Faults if these cannot be used
   */
  Vocabulary vocabulary(Optional<CatalogFolder> own) {
    own.ifPresent(this::read);
    return Opening.vocabulary(types, catalog);
  }

  private void read(CatalogFolder own) {
    var path = folder.resolve(own.path());
    if (!Files.isDirectory(path)) {
      throw new Faults(
          List.of(
              new Problem(
                  own.at(),
                  "there is no folder %s: make it, or remove 'catalog'".formatted(path))));
    }
    switch (ConfigFiles.read(path)) {
      case ConfigFiles.Unreadable(var problems) -> throw new Faults(problems);
      case ConfigFiles.Read(var files, var where) -> read(files);
    }
  }

  private void read(List<SourceFile> files) {
    var services = new OwnServices();
    for (var file : files) {
      var name = String.valueOf(Path.of(file.name()).getFileName());
      services.read(name.substring(0, name.length() - YAML.length()), file.name(), file.octets());
    }
    if (!services.problems().isEmpty()) {
      throw new Faults(services.problems());
    }
    catalog = services.before(catalog);
  }
}
