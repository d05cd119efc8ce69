package mailauth.providers.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import mailauth.providers.servers.DnsServer.Setup;

/**
 * The server configurations that {@code docs/rfc2136.md} quotes, run as they are but for folder,
 * port and secret, and with their last part, the zone, once for each of the test's zones.
 */
final class Documented {
  private static final Path DOCS = Path.of("..", "docs", "rfc2136");

  private Documented() {}

  static String config(String file, Setup setup) throws IOException {
    var text = Files.readString(DOCS.resolve(file));
    assertThat(text).contains("/srv/dns", "5300", "SECRET");
    // The port first: a folder's name may hold the number.
    return text.replace("5300", String.valueOf(setup.port()))
        .replace("/srv/dns", setup.folder().toString())
        .replace("SECRET", DnsServer.SECRET);
  }

  /**
   * As {@link #config(String, Setup)}, for a file that sets its zone up itself.
   *
   * @param zonePart how the file's last part begins, which sets up example.com
   */
  static String config(String file, String zonePart, Setup setup) throws IOException {
    var text = config(file, setup);
    assertThat(text).contains(zonePart);
    int start = text.indexOf(zonePart);
    var zone = text.substring(start);
    return setup.zones().stream()
        .map(ZoneText::origin)
        .map(origin -> zone.replace("example.com", origin))
        .collect(Collectors.joining("", text.substring(0, start), ""));
  }
}
