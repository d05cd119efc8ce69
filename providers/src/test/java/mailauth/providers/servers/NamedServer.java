package mailauth.providers.servers;

import java.nio.file.Files;
import java.util.List;
import mailauth.core.dns.Name;
import org.xbill.DNS.Record;

/** BIND 9. */
public final class NamedServer extends DnsServer {
  public NamedServer(ZoneText... zones) {
    super(List.of(zones));
  }

  @Override
  protected List<String> prepare(Setup setup) throws Exception {
    var named = Installed.program("named");
    for (var zone : setup.zones()) {
      Files.writeString(setup.folder().resolve(zone.origin() + ".zone"), zone.masterFile());
    }
    var config = setup.folder().resolve("named.conf");
    Files.writeString(config, Documented.config("named.conf", "zone \"example.com\"", setup));
    return List.of(named, "-g", "-n", "1", "-c", config.toString());
  }

  @Override
  public List<Record> records(Name zone) throws Exception {
    return transferred(zone);
  }

  @Override
  public String toString() {
    return "BIND";
  }
}
