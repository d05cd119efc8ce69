package mailauth.cli.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
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

/** What {@code -f} names: a YAML file, or a folder of them. */
public sealed interface ConfigFiles {

  /**
   * The files' octets.
   *
   * @param files sorted by name where they were read from a folder
   * @param folder to which the files' paths are relative
   */
  record Read(List<SourceFile> files, Path folder) implements ConfigFiles {}

  /** Why they cannot be read; at least one problem. */
  record Unreadable(List<Problem> problems) implements ConfigFiles {}

  /** Reads a file, or every {@code *.yaml} of a folder but hidden ones; not what is below it. */
  static ConfigFiles read(Path path) {
    var problems = new ArrayList<Problem>();
    boolean isFolder = Files.isDirectory(path);
    var files = new ArrayList<SourceFile>();
    for (var file : isFolder ? list(path, problems) : List.of(path)) {
      file(file, problems).ifPresent(files::add);
    }
    if (!problems.isEmpty()) {
      return new Unreadable(List.copyOf(problems));
    }
    var parent = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    return new Read(List.copyOf(files), isFolder ? path : parent);
  }

  private static List<Path> list(Path folder, List<Problem> problems) {
    var files = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(folder)) {
      all.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(problem(folder, e));
    }
    var yaml = files.stream().filter(file -> isNamed(file, ".yaml")).sorted().toList();
    if (yaml.isEmpty() && problems.isEmpty()) {
      var renamed = files.stream().filter(file -> isNamed(file, ".yml")).sorted().findFirst();
      problems.add(
          problem(
              folder,
              renamed
                  .map(file -> "the folder has no *.yaml: rename %s".formatted(file.getFileName()))
                  .orElse("the folder has no *.yaml: name another with -f, or a file")));
    }
    return yaml;
  }

  private static boolean isNamed(Path file, String ending) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(ending) && !name.startsWith(".");
  }

  private static Optional<SourceFile> file(Path file, List<Problem> problems) {
    if (Files.isDirectory(file)) {
      problems.add(problem(file, "a folder has a file's name: rename it, or name it with -f"));
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file)) {
      long size = Files.size(file);
      // What is no regular file, or still grows, has more than its size says.
      var octets = size > Yaml.MAX_OCTETS ? new byte[0] : in.readNBytes(Yaml.MAX_OCTETS + 1);
      if (Math.max(size, octets.length) > Yaml.MAX_OCTETS) {
        problems.add(Yaml.tooLarge(file.toString(), Math.max(size, octets.length)));
        return Optional.empty();
      }
      return Optional.of(new SourceFile(file.toString(), octets));
    } catch (IOException e) {
      problems.add(problem(file, e));
      return Optional.empty();
    }
  }

  private static Problem problem(Path path, Exception e) {
    return problem(
        path,
        switch (e) {
          case NoSuchFileException none ->
              "there is no such file: write one, or name another with -f";
          case AccessDeniedException denied -> "you may not read this: change its permissions";
          case FileSystemException fault when fault.getReason() != null ->
              "this cannot be read: " + fault.getReason();
          default -> "this cannot be read: " + e.getMessage();
        });
  }

  private static Problem problem(Path path, String message) {
    return new Problem(Position.ofFile(path.toString()), message);
  }
}
