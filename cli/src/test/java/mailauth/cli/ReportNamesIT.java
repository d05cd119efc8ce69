package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ZoneText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real name servers are asked what the addresses in reports are called. */
class ReportNamesIT {
  private static final int HOSTS = 200;
  private static final ZoneText OWN = ZoneText.of("example.com", "web1 A 203.0.113.9\n");

  @TempDir private Path folder;
  private DnsServer server;

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** 200 hosts of one service, one that claims to be of them, and one of the domain's own. */
  @ParameterizedTest
  @EnumSource
  void hostsOfOneOwnerAreOneSource(Brand brand) throws Exception {
    server =
        brand.server(
            zone("100.51.198.in-addr.arpa", "%d PTR out%1$d.crm.example."),
            zone("crm.example", "out%d A 198.51.100.%1$d"),
            ZoneText.of(
                "113.0.203.in-addr.arpa", "7 PTR out7.crm.example.\n9 PTR web1.example.com.\n"),
            ZoneText.of(
                "8.b.d.0.1.0.0.2.ip6.arpa",
                "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR out6.crm.example.\n"),
            OWN);
    server.open();
    var report =
        ReportXml.of("post.example", "1", "2026-11-19")
            .row("203.0.113.7", 1, "", "")
            .row("203.0.113.9", 3, "", "")
            .row("2001:db8::7", 5, "", "");
    IntStream.rangeClosed(1, HOSTS).forEach(host -> report.row("198.51.100." + host, 2, "", ""));
    var cli =
        ReportedExample.in(folder, "")
            .file("zones/example.com.zone", OWN.masterFile())
            .clock(Instant.parse("2026-11-25T09:00:00Z"))
            .file("inbox/first.xml", report.toString());

    var ran = cli.resolver(server.address()).run("report", "import", cli.path("inbox").toString());
    assertThat(ran)
        .isEqualTo(new Cli.Ran(0, "Imported 1 report with 203 rows on 409 messages.\n", ""));
    assertThat(new Cli(folder).run("report", "summary", "--format", "markdown").out())
        .as("they are remembered, and nobody is asked")
        .contains(
            "| crm.example | unknown | 405 |",
            "| web1.example.com | unknown | 3 |",
            "| 203.0.113.0/24 | unknown | 1 |");
  }

  @Test
  void whoRefusesToAnswerIsNoResolver() throws Exception {
    server = Brand.BIND.server(OWN);
    server.open();
    var cli =
        ReportedExample.in(folder, "")
            .file("zones/example.com.zone", OWN.masterFile())
            .file(
                "inbox/first.xml",
                ReportXml.of("post.example", "1", "2026-11-19")
                    .row("203.0.113.7", 1, "", "")
                    .toString());
    assertThat(
            cli.resolver(server.address())
                .run("report", "import", cli.path("inbox").toString())
                .out())
        .contains("No resolver answered, so unknown sources go by their networks");
  }

  private static ZoneText zone(String origin, String line) {
    var records =
        IntStream.rangeClosed(1, HOSTS).mapToObj(line::formatted).collect(Collectors.joining("\n"));
    return ZoneText.of(
        origin, records + "\n" + (origin.equals("crm.example") ? "out6 AAAA 2001:db8::7\n" : ""));
  }
}
