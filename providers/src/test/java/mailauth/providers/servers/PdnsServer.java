package mailauth.providers.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PowerDNS with its SQLite backend. */
public class PdnsServer extends DnsServer {
  private static final Path SCHEMA =
      Path.of("/usr/share/doc/pdns-backend-sqlite3/schema.sqlite3.sql");

  public PdnsServer(ZoneText... zones) {
    super(List.of(zones));
  }

  @Override
  protected List<String> prepare(Setup setup) throws Exception {
    var server = Installed.program("pdns_server");
    var sqlite = Installed.program("sqlite3");
    Files.writeString(setup.folder().resolve("pdns.conf"), Documented.config("pdns.conf", setup));
    run(
        setup.folder(),
        sqlite,
        setup.folder().resolve("pdns.sqlite3").toString(),
        ".read " + SCHEMA);
    pdnsutil(setup, "import-tsig-key", KEY_NAME, "hmac-sha256", SECRET);
    for (var zone : setup.zones()) {
      var file = Files.writeString(setup.folder().resolve("zone"), zone.masterFile());
      pdnsutil(setup, "load-zone", zone.origin(), file.toString());
      pdnsutil(setup, "set-meta", zone.origin(), "TSIG-ALLOW-DNSUPDATE", KEY_NAME);
    }
    return List.of(server, configDir(setup), "--daemon=no", "--guardian=no");
  }

  private static void pdnsutil(Setup setup, String... arguments) throws Exception {
    var start = Stream.of(Installed.program("pdnsutil"), configDir(setup));
    run(setup.folder(), Stream.concat(start, Stream.of(arguments)).toArray(String[]::new));
  }

  private static String configDir(Setup setup) {
    return "--config-dir=" + setup.folder();
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    var output = folder.resolve("setup.log").toFile();
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    assertThat(process.waitFor()).as(Files.readString(output.toPath())).isZero();
  }

  @Override
  public String toString() {
    return "PowerDNS";
  }
}
