package mailauth.providers.zonefile;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;
import mailauth.providers.masterfile.Zone;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file that holds a zone: by its name, and only where that does not help by the SOA of
 * every file. The folder is listed once.
 */
final class ZoneFiles {
  private static final int REMEMBERED = 512;
  private static final long LARGEST_SEARCHED = 64L << 20;

  private final Folders folders;
  private final Map<Path, ZoneFile> opened = Collections.synchronizedMap(new Recent());
  private @Nullable Map<Name, List<Path>> byName;
  private @Nullable Map<Name, List<Path>> bySoa;

  ZoneFiles(Folders folders) {
    this.folders = folders;
  }

  /** The zones last used, so that each is parsed once for the several names read in it. */
  private static final class Recent extends LinkedHashMap<Path, ZoneFile> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, ZoneFile> eldest) {
      return size() > REMEMBERED;
    }
  }

  Folders folders() {
    return folders;
  }

  /** Every zone that any file holds, sorted. */
  List<Name> zones() {
    return List.copyOf(bySoa().keySet());
  }

  /** The files, but for one, that include another one. */
  List<Path> including(Path included, Path except) {
    var name = included.getFileName().toString();
    return list().stream()
        .filter(file -> !file.equals(except))
        .filter(file -> new Snapshot(folders).read(file).includes(name))
        .toList();
  }

  /**
   * The file of the closest zone that encloses a name.
   *
   * @throws HostException if there is none, if two files hold it, or if it is malformed
   */
  ZoneFile find(Name name) {
    var named = closest(name, byName());
    boolean enough = named.isPresent() && named.get().zone().cutAbove(name).isEmpty();
    return (enough ? named : closest(name, bySoa()).or(() -> named)).orElseThrow(() -> none(name));
  }

  /** Reads a file again if it has changed. */
  ZoneFile open(Path file) {
    var known = opened.get(file);
    if (known != null && known.snapshot().seemsCurrent()) {
      return known;
    }
    var read = read(file);
    opened.put(file, read);
    return read;
  }

  /** Reads a file as it is now, its relative names below what the file is called. */
  ZoneFile read(Path file) {
    var snapshot = new Snapshot(folders);
    var source = snapshot.read(file);
    for (var candidate : FileNames.zones(file.getFileName().toString())) {
      var zone = Zone.parse(source, Optional.of(candidate), snapshot);
      if (apex(zone).equals(candidate)) {
        return new ZoneFile(file, candidate, zone, snapshot);
      }
    }
    var zone = Zone.parse(source, Optional.empty(), snapshot);
    return new ZoneFile(file, apex(zone), zone, snapshot);
  }

  private static Name apex(Zone zone) {
    return zone.apex()
        .orElseThrow(() ->
            new HostException(zone.main().shown() + " has no SOA record, so it is no zone file"));
  }

  private Optional<ZoneFile> closest(Name name, Map<Name, List<Path>> index) {
    for (var at = Optional.of(name); at.isPresent(); at = at.get().parent()) {
      var apex = at.get();
      var holding =
          index.getOrDefault(apex, List.of()).stream()
              .map(this::open)
              .filter(file -> file.apex().equals(apex))
              .toList();
      if (holding.size() > 1) {
        throw new HostException(
            "%s and %s both hold the zone %s; take one of them away"
                .formatted(
                    folders.show(holding.get(0).path()),
                    folders.show(holding.get(1).path()),
                    apex));
      }
      if (!holding.isEmpty()) {
        return Optional.of(holding.getFirst());
      }
    }
    return Optional.empty();
  }

  private HostException none(Name name) {
    var tried =
        Stream.iterate(Optional.of(name), Optional::isPresent, at -> at.get().parent())
            .map(Optional::get)
            .filter(at -> !at.isRoot())
            .map(Name::text)
            .collect(joining(", "));
    return new HostException(
        ("no file in %s holds the zone of %s; tried %s, each also as NAME.zone, db.NAME and"
                + " NAME.db, and the SOA of every file")
            .formatted(folders.shown(), name, tried));
  }

  private synchronized Map<Name, List<Path>> byName() {
    if (byName == null) {
      var index = new HashMap<Name, List<Path>>();
      for (var file : list()) {
        for (var zone : FileNames.zones(file.getFileName().toString())) {
          index.computeIfAbsent(zone, z -> new ArrayList<>()).add(file);
        }
      }
      byName = index;
    }
    return byName;
  }

  private synchronized Map<Name, List<Path>> bySoa() {
    if (bySoa == null) {
      var index = new TreeMap<Name, List<Path>>();
      for (var file : list()) {
        apex(file).ifPresent(zone -> index.computeIfAbsent(zone, z -> new ArrayList<>()).add(file));
      }
      bySoa = index;
    }
    return bySoa;
  }

  private Optional<Name> apex(Path file) {
    try {
      return Files.size(file) > LARGEST_SEARCHED
          ? Optional.empty()
          : Optional.of(open(file).apex());
    } catch (IOException | HostException e) {
      return Optional.empty();
    }
  }

  private List<Path> list() {
    return list(folders);
  }

  static List<Path> list(Folders folders) {
    try (var files = Files.list(folders.directory())) {
      return files
          .filter(file -> FileNames.mayHoldZone(file.getFileName().toString()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new HostException(
          "the zone files' folder %s does not exist".formatted(folders.shown()), e);
    } catch (IOException e) {
      throw new HostException(
          "the zone files' folder %s cannot be read: %s".formatted(folders.shown(), Reason.of(e)),
          e);
    }
  }
}
