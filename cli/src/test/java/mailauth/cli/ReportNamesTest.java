package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nothing else tells goes by the name of its address, wherever sources are shown. */
class ReportNamesTest {
  private static final String RELAY = "198.51.100.7";

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = ReportedExample.in(folder, "").clock(Instant.parse("2026-11-25T09:00:00Z"));
    zone("100.51.198.in-addr.arpa", "7 IN PTR out7.mail.crm.example.");
    zone("crm.example", "out7.mail IN A " + RELAY);
    cli.file(
        "inbox/first.xml",
        ReportXml.of("post.example", "1", "2026-11-19")
            .row("192.0.2.25", 900, "example.com", "example.com")
            .row(RELAY, 12, "", "")
            .toString());
  }

  @Test
  void theSummaryGroupsByTheNameInAllItsForms() {
    imported();
    assertThat(summary("text")).contains("unknown\n    crm.example           ");
    assertThat(summary("markdown")).contains("| crm.example | unknown | 12 |");
    assertThat(summary("html")).contains("crm.example</td>");
    var source = JsonObject.read(summary("json")).objects("domains").getFirst().objects("sources");
    assertThat(source.getLast().text("sender")).isEqualTo("crm.example");
  }

  @Test
  void theNameIsRememberedWithItsDay() {
    imported();
    assertThat(cli.read(".mailauth/evidence/example.com.tsv"))
        .containsPattern("(?m)^host\t198\\.51\\.100\\.7\t20..-..-..\tout7\\.mail\\.crm\\.example$");
    zone("crm.example", "");
    assertThat(summary("text")).contains("crm.example");
  }

  @Test
  void aNameThatDoesNotLeadBackIsNotBelieved() {
    zone("crm.example", "out7.mail IN A 203.0.113.9");
    imported();
    assertThat(summary("text")).contains("198.51.100.0/24").doesNotContain("crm.example");
  }

  @Test
  void theYamlExplainsItByTheNameOrByItsNetwork() {
    imported();
    assertThat(plan("")).contains("SOURCE_NOT_CLASSIFIED: crm.example (12 messages) send");
    for (var written : new String[] {"crm.example: forwarder", "198.51.100.0/24: spoof"}) {
      var sources = "    sources: { %s }\n".formatted(written);
      assertThat(plan(sources)).contains("owner:").doesNotContain("SOURCE_NOT_CLASSIFIED");
    }
    assertThat(summary("text")).contains("spoof, as the YAML says\n    crm.example");
  }

  @Test
  void withoutAResolverNetworksDoAndItSaysSoOnce() throws IOException {
    Files.delete(cli.path("zones/100.51.198.in-addr.arpa.zone"));
    var ran = cli.run("report", "import", cli.path("inbox").toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            Imported 1 report with 2 rows on 912 messages.
            No resolver answered, so unknown sources go by their networks; a later import asks again, or never with --no-ptr.
            """);
    assertThat(summary("text")).contains("198.51.100.0/24");
  }

  private void imported() {
    var ran = cli.run("report", "import", cli.path("inbox").toString());
    assertThat(ran.out()).isEqualTo("Imported 1 report with 2 rows on 912 messages.\n");
  }

  private String summary(String format) {
    return cli.run("report", "summary", "--format", format).out();
  }

  private String plan(String more) {
    zone("example.com", "_dmarc IN TXT \"v=DMARC1; p=none; rua=mailto:d@example.com\"");
    ReportedExample.in(
        folder, "    dmarc: { policy: quarantine, reports: [d@example.com] }\n" + more);
    return cli.run("plan").out();
  }

  private void zone(String origin, String records) {
    cli.file(
        "zones/" + origin + ".zone",
        "$ORIGIN %s.\n$TTL 1h\n@ IN SOA ns1 hostmaster 1 3600 600 86400 300\n%s\n"
            .formatted(origin, records));
  }
}
