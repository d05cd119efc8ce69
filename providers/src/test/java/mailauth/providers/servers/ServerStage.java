package mailauth.providers.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.DnsjavaRecords;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.DnsHost;
import mailauth.providers.wire.Records;

/** A real server with the zones of a conformance test. */
public record ServerStage(DnsServer server, List<Name> zones, Function<DnsServer, DnsHost> opening)
    implements Stage {

  /** Starts a server; {@code opening} opens a host that works on it. */
  public static Stage start(
      Function<ZoneText[], DnsServer> server, Function<DnsServer, DnsHost> opening, Zone... zones) {
    var texts = Stream.of(zones).map(zone -> new ZoneText(zone.apex().text(), zone.masterFile()));
    var stage =
        new ServerStage(
            server.apply(texts.toArray(ZoneText[]::new)),
            Stream.of(zones).map(Zone::apex).toList(),
            opening);
    try {
      stage.server.open();
      return stage;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public DnsHost open() {
    return opening.apply(server);
  }

  @Override
  public List<Rdata> look(RRsetKey key) {
    var zone =
        zones.stream()
            .filter(key.name()::isWithin)
            .max(Comparator.comparingInt(apex -> apex.labels().size()))
            .orElseThrow();
    try {
      return server.records(zone).stream()
          .filter(record -> record.getName().equals(Records.name(key.name())))
          .filter(record -> record.getType() == Records.type(key.type()))
          .map(DnsjavaRecords::rdata)
          .toList();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
