package mailauth.cli.adoption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.adoption.Standing;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;
import mailauth.providers.octodns.OctodnsZone;
import mailauth.providers.zonefile.LooseZone;

/** Zones that are kept in files: master files, and octoDNS's YAML. */
public final class ZonesInFiles {
  private static final String YAML = ".yaml";

  private final List<Zone> zones = new ArrayList<>();

  /**
   * One zone.
   *
   * @param folder of a file that a name server reads
   */
  private record Zone(Name name, List<RRset> rrsets, Path file, Optional<Path> folder) {}

  public boolean isEmpty() {
    return zones.isEmpty();
  }

  /** The zones' own names. */
  public List<Name> names() {
    return zones.stream().map(Zone::name).toList();
  }

  /**
   * Reads a master file, or all of a folder.
   *
   * @param domains what its records may be of, if the file does not say
   * @throws HostException if one is malformed; the message begins with its place
   */
  public void addMasterFiles(Path path, List<Name> domains) {
    var files = Files.isDirectory(path) ? LooseZone.in(path) : List.of(path);
    for (var file : files) {
      var zone = LooseZone.read(file, domains);
      var folder = Optional.ofNullable(file.getParent()).orElse(Path.of("."));
      zones.add(
          new Zone(zone.name().orElseThrow(), zone.rrsets(), file, zone.apex().map(soa -> folder)));
    }
  }

  /**
   * Reads a file of octoDNS, all of a folder, or the folder of one zone, whose name ends in a dot.
   *
   * @param domains the zone's name, if the file's name does not say
   * @throws HostException if one is malformed; the message begins with its place
   */
  public void addOctodns(Path path, List<Name> domains) {
    if (!Files.isDirectory(path)) {
      addOctodns(path, List.of(path), octodnsName(path, domains));
    } else if (path.toAbsolutePath().normalize().getFileName().toString().endsWith(".")) {
      addOctodns(path, yaml(path), octodnsName(path, domains));
    } else {
      yaml(path).forEach(file -> addOctodns(file, List.of(file), octodnsName(file, List.of())));
      folders(path).forEach(folder -> addOctodns(folder, domains));
    }
  }

  private void addOctodns(Path shown, List<Path> files, Name name) {
    var rrsets = new ArrayList<RRset>();
    files.forEach(file -> rrsets.addAll(OctodnsZone.read(file.toString(), octets(file), name)));
    zones.add(new Zone(name, rrsets, shown, Optional.empty()));
  }

  private static Name octodnsName(Path path, List<Name> domains) {
    var file = path.toAbsolutePath().normalize().getFileName().toString();
    try {
      return domains.size() == 1
          ? domains.getFirst()
          : Name.of(file.endsWith(YAML) ? file.substring(0, file.length() - YAML.length()) : file);
    } catch (InvalidName e) {
      throw new HostException(
          "%s: octoDNS names files after their zones, such as example.com.yaml; name the domain before the option"
              .formatted(path),
          e);
    }
  }

  /**
   * The records of a domain, which is a zone or within one.
   *
   * @throws HostException if no file holds it
   */
  public Origin find(Name domain) {
    var above = Stream.iterate(Optional.of(domain), Optional::isPresent, at -> at.get().parent());
    return above
        .flatMap(at -> zones.stream().filter(zone -> zone.name.equals(at.get())))
        .findFirst()
        .map(zone ->
            new Origin(Standing.of(domain, zone.rrsets), zone.file.toString(), zone.folder, false))
        .orElseThrow(() ->
            new HostException(
                "no file that was named holds %s; they hold %s"
                    .formatted(
                        domain, String.join(", ", names().stream().map(Name::text).toList()))));
  }

  private static List<Path> yaml(Path folder) {
    return list(folder).stream()
        .filter(file -> file.toString().endsWith(YAML) && Files.isRegularFile(file))
        .toList();
  }

  private static List<Path> folders(Path folder) {
    return list(folder).stream()
        .filter(file -> file.toString().endsWith(".") && Files.isDirectory(file))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static byte[] octets(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static HostException unreadable(Path path, IOException e) {
    return new HostException("%s cannot be read: %s".formatted(path, Reason.of(e)), e);
  }
}
