package mailauth.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import mailauth.providers.host.HostException;

/** A private key's file, which nobody but its owner may read. */
final class KeyFile {
  private static final long LARGEST = 1 << 20;

  private KeyFile() {}

  /**
   * Creates the file.
   *
   * @throws HostException if it is there already or cannot be written; says nothing of the text
   */
  static void create(Path file, String text) {
    try {
      var readableByOwner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(readableByOwner));
      Files.writeString(file, text);
    } catch (FileAlreadyExistsException e) {
      throw new HostException(
          "%s is there already, and a key is never overwritten; name another file with --out"
              .formatted(file),
          e);
    } catch (NoSuchFileException e) {
      throw new HostException("%s cannot be written: there is no such folder".formatted(file), e);
    } catch (IOException e) {
      throw new HostException("%s cannot be written: %s".formatted(file, reason(e)), e);
    }
  }

  /**
   * Reads the file, in ISO 8859-1, which PEM is.
   *
   * @throws HostException if it cannot be read
   */
  static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new HostException("%s is over 1 MiB, too large for a key".formatted(file));
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new HostException("there is no file %s".formatted(file), e);
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(file, reason(e)), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException fault && fault.getReason() != null
        ? fault.getReason()
        : e.toString();
  }
}
