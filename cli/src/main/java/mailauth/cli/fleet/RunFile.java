package mailauth.cli.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/**
 * A file for another program, which finds it whole or not at all. Unlike state, it is for whoever
 * may read files of that folder, such as the user that runs node exporter.
 */
public record RunFile(Path path, String option) {

  /**
   * Refuses a file that could not be written in the end.
   *
   * @throws HostException if its folder is not there
   */
  public void check() {
    if (!Files.isDirectory(folder())) {
      throw new HostException(
          "%s: the folder %s does not exist: make it, or name another".formatted(option, folder()));
    }
    if (Files.isDirectory(path)) {
      throw new HostException("%s: %s is a folder: name a file in it".formatted(option, path));
    }
  }

  /** What it holds; nothing if there is none yet. */
  public String read() {
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Replaces it.
   *
   * @throws HostException if that fails; the old one stays
   */
  public void write(String text) {
    var name = "." + path.getFileName() + "." + ProcessHandle.current().pid();
    var draft = folder().resolve(name);
    try {
      Files.writeString(draft, text);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new HostException(
          "%s: %s cannot be written: %s".formatted(option, path, Reason.of(e)), e);
    }
  }

  private Path folder() {
    var parent = path.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
