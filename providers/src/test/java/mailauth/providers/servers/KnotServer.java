package mailauth.providers.servers;

import java.nio.file.Files;
import java.util.List;

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

  @Override
  public String toString() {
    return "Knot";
  }
}
