package mailauth.providers.zonefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.providers.host.HostException;
import mailauth.providers.masterfile.Zone;

/**
 * A file read as a zone though a name server might not take it for one: without an SOA, as tools
 * print zones that they got from elsewhere.
 */
public final class LooseZone {
  private LooseZone() {}

  /**
   * Reads a file.
   *
   * @param names what its relative names may be below, if neither an SOA nor {@code $ORIGIN} says
   * @throws HostException if it is malformed; the message begins with its place
   */
  public static Zone read(Path file, List<Name> names) {
    var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    var snapshot = new Snapshot(new Folders(Path.of(""), folder));
    var source = snapshot.read(file);
    var tries = new ArrayList<Optional<Name>>();
    tries.add(Optional.empty());
    names.forEach(name -> tries.add(Optional.of(name)));
    FileNames.zones(file.getFileName().toString()).forEach(name -> tries.add(Optional.of(name)));
    HostException last = null;
    for (var name : tries) {
      try {
        var zone = Zone.parse(source, name, snapshot);
        if (zone.name().isPresent()) {
          return zone;
        }
      } catch (HostException e) {
        last = e;
      }
    }
    throw last != null ? last : new HostException(source.shown() + " holds no records");
  }

  /** The files of a folder that may hold a zone. */
  public static List<Path> in(Path folder) {
    return ZoneFiles.list(new Folders(Path.of(""), folder));
  }
}
