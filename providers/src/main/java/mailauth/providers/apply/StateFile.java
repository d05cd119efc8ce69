package mailauth.providers.apply;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.OwnershipJson;
import mailauth.providers.host.HostException;

/**
 * What is ours, domain by domain, in a JSON file that belongs in the repository or beside it. Two
 * runs at once keep what the other wrote about other domains.
 */
public final class StateFile {
  private static final String FORMAT = "mailauth-state/1";

  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Path path;
  private final Map<Name, Ownership> known;
  private final Map<Name, Ownership> news = new HashMap<>();

  private StateFile(Path path) {
    this.path = path;
    this.known = read(path);
  }

  /**
   * Opens the file; one that is not there is empty.
   *
   * @throws HostException if it cannot be read
   */
  public static StateFile open(Path path) {
    return new StateFile(path);
  }

  public synchronized Ownership of(Name domain) {
    var fresh = news.get(domain);
    return fresh != null ? fresh : known.getOrDefault(domain, Ownership.NONE);
  }

  /** Remembers what is ours from now on; written by {@link #save}. */
  public synchronized void put(Name domain, Ownership ownership) {
    if (!of(domain).equals(ownership)) {
      news.put(domain, ownership);
    }
  }

  /**
   * Writes the file, if there is any news.
   *
   * @throws HostException if it cannot be written
   */
  public synchronized void save() {
    if (news.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      var lock = path.resolveSibling(path.getFileName() + ".lock");
      try (var channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock(channel);
        var all = read(path);
        all.putAll(news);
        Durably.write(path, write(all));
      }
    } catch (IOException e) {
      throw new HostException("the state %s cannot be written: %s".formatted(path, e), e);
    }
  }

  /** The system keeps processes apart; within this one, whoever comes second must wait itself. */
  private static void lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        channel.lock();
        return;
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static Map<Name, Ownership> read(Path path) {
    try {
      return read(JsonObject.read(Files.readString(path)));
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    } catch (IOException | InvalidJson e) {
      throw new HostException("the state %s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static Map<Name, Ownership> read(JsonObject json) {
    if (!json.text("format").equals(FORMAT)) {
      throw new InvalidJson("its format is %s, not %s".formatted(json.text("format"), FORMAT));
    }
    var domains = new TreeMap<Name, Ownership>();
    var byName = json.object("domains");
    for (var name : byName.names()) {
      domains.put(Name.of(name), OwnershipJson.read(byName.object(name)));
    }
    return domains;
  }

  private static String write(Map<Name, Ownership> domains) {
    var byName = new LinkedHashMap<String, Object>();
    domains.forEach((name, owned) -> byName.put(name.text(), OwnershipJson.write(owned)));
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("domains", byName);
    return JsonObject.write(json);
  }
}
