package mailauth.cli.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import mailauth.providers.files.Durably;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** The file that the guide writes. */
public final class Target {
  private static final Set<PosixFilePermission> USUAL =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path file;

  public Target(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  public boolean exists() {
    return Files.exists(file);
  }

  String text() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /** Where an old file goes that a new one replaces: the first name that is free. */
  public Path aside() {
    for (int number = 1; ; number++) {
      var name = file.getFileName() + (number == 1 ? ".old" : ".old" + number);
      var free = file.resolveSibling(name);
      if (!Files.exists(free)) {
        return free;
      }
    }
  }

  /** Keeps the file that is there under another name; what is written next takes its own. */
  public Path setAside() {
    var aside = aside();
    try {
      Files.copy(file, aside, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      return aside;
    } catch (IOException e) {
      throw new HostException("%s cannot be copied: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /**
   * Writes the file whole or not at all.
   *
   * @throws HostException if it cannot be written
   */
  public void write(String text) {
    try {
      var permissions = permissions();
      Durably.write(file, text);
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, permissions);
      }
    } catch (IOException | UncheckedIOException e) {
      var why = e instanceof IOException io ? Reason.of(io) : e.getMessage();
      throw new HostException("%s cannot be written: %s".formatted(file, why), e);
    }
  }

  /** A file keeps its own; a new one is for all to read, for it holds no secret. */
  private Set<PosixFilePermission> permissions() throws IOException {
    boolean kept = exists() && Files.getFileStore(file).supportsFileAttributeView("posix");
    return kept ? Files.getPosixFilePermissions(file) : USUAL;
  }
}
