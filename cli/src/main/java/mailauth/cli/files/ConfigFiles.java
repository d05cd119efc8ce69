package mailauth.cli.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.SourceFile;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;
import mailauth.core.yaml.Yaml;

/** Reads the YAML that {@code -f} names: a file, or every {@code *.yaml} of a folder. */
public sealed interface ConfigFiles {

  /**
   * The files.
   *
   * @param folder what paths in them are relative to
   */
  record Read(List<SourceFile> files, Path folder) implements ConfigFiles {}

  /** Why they cannot be read; at least one problem. */
  record Unreadable(List<Problem> problems) implements ConfigFiles {}

  /** Reads a file or a folder. */
  static ConfigFiles read(Path path) {
    boolean isFolder = Files.isDirectory(path);
    var folder = isFolder ? path : Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    var files = new ArrayList<SourceFile>();
    var problems = new ArrayList<Problem>();
    try {
      for (var file : isFolder ? yamlIn(path) : List.of(path)) {
        read(file, files, problems);
      }
    } catch (IOException e) {
      problems.add(problem(path, "cannot be read: " + e.getMessage()));
    }
    if (files.isEmpty() && problems.isEmpty()) {
      problems.add(problem(path, "the folder has no *.yaml file"));
    }
    return problems.isEmpty() ? new Read(files, folder) : new Unreadable(problems);
  }

  private static List<Path> yamlIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void read(Path file, List<SourceFile> files, List<Problem> problems)
      throws IOException {
    try {
      if (Files.isDirectory(file)) {
        problems.add(problem(file, "it is a folder, not a file"));
      } else if (Files.size(file) > Yaml.MAX_OCTETS) {
        problems.add(Yaml.tooLarge(file.toString(), Files.size(file)));
      } else {
        files.add(new SourceFile(file.toString(), Files.readAllBytes(file)));
      }
    } catch (NoSuchFileException e) {
      problems.add(
          problem(
              file,
              "there is no such file; name one with -f, or run mailauth where mailauth.yaml is"));
    }
  }

  private static Problem problem(Path path, String message) {
    return new Problem(new Position(path.toString(), 1, 1), message);
  }
}
