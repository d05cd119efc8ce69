package mailauth.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.dkim.rotation.RotationsJson;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.providers.files.Durably;
import mailauth.providers.files.FileLocks;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** The rotations of DKIM keys that are under way, in a file beside the state. */
public final class Rotations {
  private final Path file;

  Rotations(Path file) {
    this.file = file;
  }

  /**
   * The rotation of a domain's selector, as the one that goes.
   *
   * @throws HostException if the file cannot be read
   */
  public Optional<Rotation> of(String domain, String selector) {
    return all().stream().filter(r -> isOf(r, domain, selector)).findFirst();
  }

  /**
   * Remembers a rotation in place of the one it was.
   *
   * @throws HostException if the file cannot be written
   */
  public void put(Rotation rotation) {
    save(rotation.domain(), rotation.old(), Optional.of(rotation));
  }

  /**
   * Forgets a rotation that is done.
   *
   * @throws HostException if the file cannot be written
   */
  public void forget(Rotation rotation) {
    save(rotation.domain(), rotation.old(), Optional.empty());
  }

  @SuppressWarnings("try") // a lock is held, not used
  private void save(String domain, String selector, Optional<Rotation> now) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var held = new FileLocks().hold(file, file.toString())) {
        var kept = new ArrayList<>(all());
        kept.removeIf(rotation -> isOf(rotation, domain, selector));
        now.ifPresent(kept::add);
        Durably.write(file, RotationsJson.write(kept));
      }
    } catch (IOException e) {
      throw new HostException("%s cannot be written: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /**
   * The rotations of the selected domains.
   *
   * @throws HostException if the file cannot be read
   */
  public List<Rotation> of(Selection selection) {
    return all().stream().filter(r -> selection.includes(Name.of(r.domain()))).toList();
  }

  private List<Rotation> all() {
    try {
      return RotationsJson.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
    } catch (InvalidJson e) {
      throw new HostException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static boolean isOf(Rotation rotation, String domain, String selector) {
    return rotation.domain().equals(domain) && rotation.old().equals(selector);
  }
}
