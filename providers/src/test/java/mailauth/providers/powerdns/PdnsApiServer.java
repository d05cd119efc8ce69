package mailauth.providers.powerdns;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import mailauth.providers.servers.PdnsServer;
import mailauth.providers.servers.ZoneText;

/** PowerDNS with its HTTP API on a port of its own. */
final class PdnsApiServer extends PdnsServer {
  static final String KEY = "an-api-key-for-tests";

  private int port;

  PdnsApiServer(ZoneText... zones) {
    super(zones);
  }

  @Override
  protected List<String> prepare(Setup setup) throws Exception {
    var command = super.prepare(setup);
    port = freePort();
    Files.writeString(
        setup.folder().resolve("pdns.conf"),
        """
        webserver=yes
        webserver-address=127.0.0.1
        webserver-port=%d
        webserver-allow-from=127.0.0.0/8
        api=yes
        api-key=%s
        """
            .formatted(port, KEY),
        StandardOpenOption.APPEND);
    return command;
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + port);
  }
}
