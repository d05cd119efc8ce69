package mailauth.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.core.spf.flattening.LockFormat;
import mailauth.providers.files.Durably;
import mailauth.providers.files.FileLocks;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** The lock of what is behind flattened includes, in a file beside the YAML. */
public final class LockFile {
  private final Path path;
  private final FlatteningLock content;
  private final FileLocks locks = new FileLocks();

  /**
   * Reads the file; one that is not there is empty.
   *
   * @throws Faults if it is damaged
   * @throws HostException if it cannot be read
   */
  LockFile(Path folder) {
    path = folder.resolve(FlatteningLock.FILE);
    content = read();
  }

  public FlatteningLock content() {
    return content;
  }

  /** Changes a lock. */
  public interface Renewal {
    FlatteningLock of(FlatteningLock lock);
  }

  /**
   * Reads the file again, and writes it whole if that changes anything.
   *
   * @return whether it was written
   * @throws HostException if it cannot be
   */
  @SuppressWarnings("try") // a lock is held, not used
  public boolean renew(Renewal renewal) {
    try (var held = locks.hold(path, path.toString())) {
      var standing = read();
      var renewed = renewal.of(standing);
      if (renewed.equals(standing)) {
        return false;
      }
      Durably.write(path, LockFormat.write(renewed));
      return true;
    } catch (IOException e) {
      throw new HostException("%s cannot be written: %s".formatted(path, Reason.of(e)), e);
    }
  }

  private FlatteningLock read() {
    try {
      return switch (LockFormat.read(path.toString(), Files.readAllBytes(path))) {
        case LockFormat.Reading.Read(var lock) -> lock;
        case LockFormat.Reading.Faulty(var problems) -> throw new Faults(problems);
      };
    } catch (NoSuchFileException e) {
      return FlatteningLock.EMPTY;
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(path, Reason.of(e)), e);
    }
  }
}
