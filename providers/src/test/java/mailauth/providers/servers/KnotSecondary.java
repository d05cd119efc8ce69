package mailauth.providers.servers;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** A Knot DNS that nobody notifies: it looks every few seconds whether its primary has changed. */
public final class KnotSecondary extends DnsServer {
  private final DnsServer primary;
  private final int seconds;

  /**
   * A secondary of a primary that runs when this one is started.
   *
   * @param seconds from one look to the next
   */
  public KnotSecondary(DnsServer primary, int seconds, String... zones) {
    super(Stream.of(zones).map(zone -> new ZoneText(zone, "")).toList());
    this.primary = primary;
    this.seconds = seconds;
  }

  @Override
  protected List<String> prepare(Setup setup) throws Exception {
    var config = new StringBuilder();
    config.append(
        """
        server:
          listen: 127.0.0.1@%1$d
          rundir: %2$s
        database:
          storage: %2$s
        key:
          - id: mailauth-key
            algorithm: hmac-sha256
            secret: %4$s
        remote:
          - id: primary
            address: 127.0.0.1@%3$d
            key: mailauth-key
        zone:
        """
            .formatted(setup.port(), setup.folder(), primary.address().getPort(), SECRET));
    for (var zone : setup.zones()) {
      config.append(
          """
            - domain: %s
              storage: %s
              master: primary
              refresh-min-interval: %3$d
              refresh-max-interval: %3$d
          """
              .formatted(zone.origin(), setup.folder(), seconds));
    }
    var file = setup.folder().resolve("knot.conf");
    Files.writeString(file, config);
    return List.of(Installed.program("knotd"), "-c", file.toString());
  }

  @Override
  public String toString() {
    return "a lagging Knot";
  }
}
