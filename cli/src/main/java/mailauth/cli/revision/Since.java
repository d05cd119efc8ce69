package mailauth.cli.revision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.config.Declarations;
import mailauth.core.config.SourceFile;
import mailauth.core.dns.Name;
import mailauth.providers.host.HostException;

/**
 * Which domains the YAML says something else of than at a git revision. A key file that changed
 * changes the domains that refer to it.
 *
 * @param changed declared now, and otherwise or not at all then
 * @param gone declared then and no longer
 */
public record Since(Set<Name> changed, Set<Name> gone) {

  /**
   * Compares the working tree with a revision.
   *
   * @param path what {@code -f} names
   * @return empty if the YAML cannot be compared, because it is faulty now or then: all may have
   *     changed
   * @throws HostException if git cannot tell
   */
  public static Optional<Since> revision(String revision, Path path) {
    if (!(ConfigFiles.read(path) instanceof ConfigFiles.Read(var files, var folder))) {
      return Optional.empty();
    }
    var git = new Git(folder.toAbsolutePath().normalize());
    var commit = commit(git, revision);
    var now = Declarations.read(files);
    var then = Declarations.read(then(git, commit, path, folder));
    return now.flatMap(is -> then.map(was -> between(is, was, files(git, commit), git.folder())));
  }

  private static Since between(
      Declarations now, Declarations then, Set<Path> changedFiles, Path folder) {
    var changed = new TreeSet<>(now.changedSince(then));
    now.domains()
        .forEach((name, declaration) -> {
          if (declaration.files().stream()
              .map(f -> at(folder, f))
              .anyMatch(changedFiles::contains)) {
            changed.add(name);
          }
        });
    return new Since(changed, now.goneSince(then));
  }

  private static Path at(Path folder, String file) {
    return folder.resolve(file).normalize();
  }

  /** Takes nothing but the name of a commit, least of all an option of git's. */
  private static String commit(Git git, String revision) {
    try {
      return git.items("rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
          .getFirst()
          .strip();
    } catch (HostException e) {
      throw new HostException(
          "--changed-since: '%s' is no revision here (%s); a shallow clone may lack it"
              .formatted(revision, e.getMessage()),
          e);
    }
  }

  /** The YAML files as the revision has them; none if it has not. */
  private static List<SourceFile> then(Git git, String commit, Path path, Path folder) {
    var names =
        git.items("ls-tree", "-z", "--name-only", commit, "--", "./").stream()
            .filter(name -> isMeant(name, path, folder))
            .sorted()
            .toList();
    var files = new ArrayList<SourceFile>();
    for (var name : names) {
      files.add(new SourceFile(name, git.octets("cat-file", "blob", commit + ":./" + name)));
    }
    return files;
  }

  private static boolean isMeant(String name, Path path, Path folder) {
    return Files.isDirectory(path)
        ? name.endsWith(".yaml") && !name.startsWith(".")
        : folder.resolve(name).normalize().equals(path.normalize());
  }

  /** All files of the repository that differ from the revision, new ones as well. */
  private static Set<Path> files(Git git, String commit) {
    var top = Path.of(new String(git.octets("rev-parse", "--show-toplevel"), UTF_8).strip());
    var whole = new Git(top);
    return Stream.concat(
            whole.items("diff", "-z", "--name-only", commit, "--").stream(),
            whole.items("ls-files", "-z", "--others", "--exclude-standard").stream())
        .map(name -> at(top, name))
        .collect(Collectors.toSet());
  }
}
