package mailauth.providers.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.OwnershipJson;
import mailauth.providers.files.Durably;
import mailauth.providers.files.FileLocks;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/**
 * What is ours, domain by domain, in a JSON file that belongs in the repository or beside it. Runs
 * may overlap: saving touches only the domains that this run has put.
 */
public final class StateFile {
  private static final String FORMAT = "mailauth-state/1";

  private final Path path;
  private final FileLocks locks = new FileLocks();
  private final Map<Name, Ownership> domains = new TreeMap<>();
  private final Set<Name> ours = new HashSet<>();

  private StateFile(Path path) {
    this.path = path;
  }

  /**
   * Opens the file; one that is not there is empty.
   *
   * @throws HostException if it cannot be read
   */
  public static StateFile open(Path path) {
    var state = new StateFile(path);
    state.domains.putAll(state.read());
    return state;
  }

  public synchronized Ownership of(Name domain) {
    return domains.getOrDefault(domain, Ownership.NONE);
  }

  /** Remembers what is ours from now on; written by {@link #save}. */
  public synchronized void put(Name domain, Ownership ownership) {
    domains.put(domain, ownership);
    ours.add(domain);
  }

  /**
   * Writes the file, if it says anything new.
   *
   * @throws HostException if it cannot be written
   */
  @SuppressWarnings("try") // a lock is held, not used
  public synchronized void save() {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      try (var held = locks.hold(path, path.toString())) {
        var saved = read();
        ours.forEach(domain -> saved.put(domain, of(domain)));
        var text = text(saved);
        if (!Files.exists(path) || !Files.readString(path).equals(text)) {
          Durably.write(path, text);
        }
      }
    } catch (IOException e) {
      throw new HostException(
          "the state %s cannot be written: %s".formatted(path, Reason.of(e)), e);
    }
  }

  private Map<Name, Ownership> read() {
    try {
      return read(JsonObject.read(Files.readString(path)));
    } catch (NoSuchFileException e) {
      // The first run: nothing is ours yet.
      return new TreeMap<>();
    } catch (IOException e) {
      throw new HostException("the state %s cannot be read: %s".formatted(path, Reason.of(e)), e);
    } catch (InvalidJson e) {
      throw new HostException("the state %s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static Map<Name, Ownership> read(JsonObject json) {
    if (!json.text("format").equals(FORMAT)) {
      throw new InvalidJson("its format is %s, not %s".formatted(json.text("format"), FORMAT));
    }
    var domains = new TreeMap<Name, Ownership>();
    var byName = json.object("domains");
    byName
        .names()
        .forEach(name -> domains.put(Name.of(name), OwnershipJson.read(byName.object(name))));
    return domains;
  }

  private static String text(Map<Name, Ownership> domains) {
    var byName = new LinkedHashMap<String, Object>();
    domains.forEach((name, owned) -> byName.put(name.text(), OwnershipJson.write(owned)));
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("domains", byName);
    return JsonObject.write(json);
  }
}
