package mailauth.providers.servers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Name;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Knot DNS. */
public final class KnotServer extends DnsServer {
  public KnotServer(ZoneText... zones) {
    super(List.of(zones));
  }

  @Override
  protected List<String> prepare(Setup setup) throws Exception {
    var knotd = Installed.program("knotd");
    for (var zone : setup.zones()) {
      Files.writeString(setup.folder().resolve(zone.origin() + ".zone"), zone.masterFile());
    }
    var config = setup.folder().resolve("knot.conf");
    Files.writeString(config, Documented.config("knot.conf", "  - domain: example.com", setup));
    return List.of(knotd, "-c", config.toString());
  }

  /** Over the control socket, for a zone transfer would need a right of its own. */
  @Override
  public List<Record> records(Name zone) throws Exception {
    var knotc = Installed.program("knotc");
    var socket = folder().resolve("knot.sock").toString();
    var process = new ProcessBuilder(knotc, "-s", socket, "zone-read", zone.absolute()).start();
    var records = new ArrayList<Record>();
    for (var line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
      var fields = line.split(" ", 5);
      records.add(
          Record.fromString(
              org.xbill.DNS.Name.fromString(fields[1]),
              Type.value(fields[3]),
              DClass.IN,
              Long.parseLong(fields[2]),
              fields[4],
              org.xbill.DNS.Name.root));
    }
    return records;
  }

  @Override
  public String toString() {
    return "Knot";
  }
}
