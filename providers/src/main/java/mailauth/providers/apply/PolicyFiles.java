package mailauth.providers.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.mtasts.Serving;
import mailauth.core.plan.PolicyFile;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.web.Web;
import mailauth.providers.files.Durably;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** The files of MTA-STS policies, and what web servers make of them. */
public final class PolicyFiles {
  private static final int LARGEST = 1 << 20;

  /** The web server is another user. */
  private static final Set<PosixFilePermission> EVERYBODY_READS =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path folder;
  private final Web web;

  /**
   * Files below a folder.
   *
   * @param folder the YAML's
   * @param web where senders fetch policies
   */
  public PolicyFiles(Path folder, Web web) {
    this.folder = folder;
    this.web = web;
  }

  /** Whether a domain serves the policy that an id stands for. */
  Serving serving(Name domain, String id) {
    return Serving.of(web, domain, id);
  }

  /**
   * What the files that a posture names hold.
   *
   * @throws HostException if one cannot be read
   */
  public Map<String, String> read(Posture posture) {
    var found = new HashMap<String, String>();
    for (var desired : posture.desired()) {
      if (desired instanceof Desired.MtaSts policy) {
        policy.file().ifPresent(path -> read(path).ifPresent(text -> found.put(path, text)));
      }
    }
    return found;
  }

  /** What a file holds; empty if there is none. */
  Optional<String> read(String path) {
    var file = folder.resolve(path);
    try {
      if (Files.size(file) > LARGEST) {
        throw new HostException("%s is no policy: it is over 1 MiB".formatted(file));
      }
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /** Why a file no longer is what the plan saw; empty if it is, or holds what it shall. */
  Optional<String> stale(PolicyFile file) {
    var now = read(file.path());
    return now.equals(file.before()) || now.equals(file.after())
        ? Optional.empty()
        : Optional.of("%s changed since the plan was made".formatted(file.path()));
  }

  /**
   * Writes a file whole, or deletes it.
   *
   * @throws HostException if that cannot be done
   */
  void write(PolicyFile policy) {
    var file = folder.resolve(policy.path());
    try {
      if (policy.after().isPresent()) {
        Durably.write(file, policy.after().get());
        Files.setPosixFilePermissions(file, EVERYBODY_READS);
      } else {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new HostException("%s cannot be written: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
