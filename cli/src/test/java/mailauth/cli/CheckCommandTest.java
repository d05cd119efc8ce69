package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class CheckCommandTest {
  private static final String ZONE =
      """
      example.com:
        - SPF: v=spf1 mx +all
        - MX: [10, mail.example.com]
      mail.example.com:
        - A: 192.0.2.10
      _dmarc.example.com:
        - TXT: v=DMARC1; p=none
      """;

  @TempDir private Path folder;

  @Test
  void saysWhatIsWrongWhatItMeansAndHowToFixIt() {
    try (var served = Served.zone(new Cli(folder), ZONE)) {
      var ran = served.run("check", "example.com");
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out())
          .startsWith("example.com  grade ")
          .contains(
              """
                  error SPF-021: +all lets everybody send; write ~all or -all
                    Everybody in the world may send in your name.
                    Fix: End the record with ~all or -all. (RFC 7208 section 5.1)
              """)
          .contains("warning DMARC-008: ");
    }
  }

  @Test
  void printsJson() {
    try (var served = Served.zone(new Cli(folder), ZONE)) {
      var json = JsonObject.read(served.run("check", "example.com", "--format", "json").out());
      assertThat(json.text("format")).isEqualTo("mailauth-check/1");
      var spf = json.objects("domains").getFirst().objects("groups").getFirst();
      assertThat(spf.text("group")).isEqualTo("spf");
      assertThat(spf.objects("findings").getFirst().text("id")).isEqualTo("SPF-021");
      assertThat(spf.objects("findings").getFirst().objects("evidence")).isNotEmpty();
    }
  }

  @Test
  void printsTestResultsForCi() throws Exception {
    try (var served = Served.zone(new Cli(folder), ZONE)) {
      var printed = served.run("check", "example.com", "--format", "junit").out();
      var xml =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(printed)));
      var suite = (Element) xml.getElementsByTagName("testsuite").item(0);
      var failures = xml.getElementsByTagName("failure");
      assertThat(suite.getAttribute("name")).isEqualTo("example.com");
      assertThat(suite.getAttribute("tests"))
          .isEqualTo(String.valueOf(xml.getElementsByTagName("testcase").getLength()));
      assertThat(suite.getAttribute("failures")).isEqualTo(String.valueOf(failures.getLength()));
      assertThat(((Element) failures.item(0)).getAttribute("message"))
          .isEqualTo("+all lets everybody send; write ~all or -all");
    }
  }

  @Test
  void printsFindingsForCodeScanningWhereTheYamlHasTheDomain() {
    var cli =
        new Cli(folder)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers:
                  local: { type: zonefile, directory: zones }
                domains:
                  example.com: { provider: local, dmarc: { policy: none } }
                """)
            .file(
                "zones/example.com.zone",
                """
                $ORIGIN example.com.
                @ 3600 SOA ns hostmaster 1 7200 3600 1209600 300
                @ 3600 NS ns
                """);
    try (var served = Served.zone(cli, ZONE)) {
      var yaml = cli.path("mailauth.yaml").toString();
      var sarif = JsonObject.read(served.run("check", "-f", yaml, "--format", "sarif").out());
      var run = sarif.objects("runs").getFirst();
      var rules = run.object("tool").object("driver").objects("rules");
      var result =
          run.objects("results").stream()
              .filter(found -> found.text("ruleId").equals("SPF-021"))
              .findFirst()
              .orElseThrow();
      assertThat(result.text("level")).isEqualTo("error");
      assertThat(rules.get((int) result.number("ruleIndex")).text("id")).isEqualTo("SPF-021");
      var place = result.objects("locations").getFirst().object("physicalLocation");
      assertThat(place.object("artifactLocation").text("uri")).endsWith("mailauth.yaml");
      assertThat(place.object("region").number("startLine")).isEqualTo(5);
    }
  }

  @Test
  void noOtherCommandPrintsThose() {
    var ran = new Cli(folder).runExactly("senders", "--format", "sarif");
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err()).startsWith("mailauth: --format sarif: only check prints it\n");
  }

  @Test
  void failsWhereItIsAskedTo() {
    try (var served = Served.zone(new Cli(folder), ZONE)) {
      assertThat(served.run("check", "example.com", "--fail-on", "error").exitCode()).isEqualTo(1);
      assertThat(served.run("check", "example.com", "--fail-on", "warning").exitCode())
          .isEqualTo(1);
      assertThat(served.run("check", "example.com", "--fail-on", "note").exitCode()).isEqualTo(64);
    }
  }

  /** Where nobody answers nothing is missing, and nothing is well. */
  @Test
  void gradesNothingThatItCouldNotLookAt() {
    var cli =
        new Cli(folder)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers: { local: { type: zonefile, directory: zones } }
                domains:
                  example.com: { provider: local, senders: [i8t], dmarc: { policy: none } }
                """)
            .file(
                "zones/example.com.zone",
                """
                $ORIGIN example.com.
                @ 3600 SOA ns hostmaster 1 7200 3600 1209600 300
                @ 3600 NS ns
                """);
    assertThat(cli.run("check").out())
        .startsWith("example.com  grade ?\n  ? SPF           who may send\n  ? DKIM ")
        .contains("  unknown i8tsmtp._domainkey.example.com CNAME: 127.0.0.1:1 does not listen\n")
        .endsWith("example.com: 0 errors, 0 warnings and 0 notes in 226 checks.\n");
    assertThat(cli.run("check", "--format", "json").out()).contains("\"grade\" : null");
  }

  @Test
  void refusesWhatIsNoDomain() {
    var ran = new Cli(folder).run("check", "a..b");
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err()).startsWith("mailauth: 'a..b' has an empty label (two dots in a row?)\n");
  }
}
