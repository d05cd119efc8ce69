package mailauth.providers.zonefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.Settings;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.yaml.Position;
import mailauth.providers.conformance.DnsjavaRecords;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostType;
import mailauth.providers.http.Http;
import org.xbill.DNS.Master;
import org.xbill.DNS.Record;

/** A YAML's folder with a folder of zone files in it, which dnsjava looks at. */
final class ZoneFolder implements Stage {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private final Path folder;
  private final ZonefileType type;

  ZoneFolder(Zone... zones) {
    this(CLOCK, zones);
  }

  ZoneFolder(Clock clock, Zone... zones) {
    type = new ZonefileType(clock);
    try {
      folder = Files.createTempDirectory("mailauth-zones");
      Files.createDirectory(folder.resolve("zones"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var zone : zones) {
      write(zone.apex() + ".zone", zone.masterFile());
    }
  }

  Path path(String file) {
    return folder.resolve("zones").resolve(file);
  }

  void write(String file, String text) {
    try {
      Files.writeString(path(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    try {
      return Files.readString(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all files beside the zones, hidden ones too. */
  List<String> files() {
    try (var files = Files.list(path("."))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public DnsHost open() {
    return open("zones");
  }

  DnsHost open(String directory) {
    var at = new Position("mailauth.yaml", 3, 10);
    var setting = new Settings.Value.Text(new Reference.Literal(at, directory));
    var config =
        new ProviderConfig("local", "zonefile", at, new Settings(Map.of("directory", setting)));
    return type.open(
        config,
        new HostType.Surroundings(
            folder, Map.of(), (name, type) -> new Answer.NoName(), Http.silent()));
  }

  @Override
  public List<Rdata> look(RRsetKey key) {
    return files().stream()
        .filter(file -> key.name().isWithin(Name.of(file.replace(".zone", ""))))
        .max(Comparator.comparingInt(String::length))
        .map(file -> records(file, key))
        .orElse(List.of());
  }

  private List<Rdata> records(String file, RRsetKey key) {
    try (var octets = Files.newInputStream(path(file))) {
      var master =
          new Master(
              octets, org.xbill.DNS.Name.fromString(Name.of(file.replace(".zone", "")).absolute()));
      var found = new ArrayList<Rdata>();
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        var type = org.xbill.DNS.Type.string(record.getType());
        if (Name.of(record.getName().toString()).equals(key.name())
            && type.equals(key.type().name())) {
          found.add(DnsjavaRecords.rdata(record));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
