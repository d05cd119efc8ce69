package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFixTest {
  private static final String YAML =
      """
      # The firm's mail.
      version: 1
      providers:
        local: { type: zonefile, directory: zones }
      domains:
        example.com:   # ours
          provider: local

          # only watch, until summer
          dmarc: { policy: quarantine, subdomains: none }  # asked by the boss
          mta-sts:
            mode: testing
            mx: [mail.example.com]
            max-age: 1h # soon more
      """;
  private static final String ZONE =
      """
      example.com:
        - SPF: v=spf1 mx +all
        - MX: [10, mail.example.com]
      mail.example.com:
        - A: 192.0.2.10
      _dmarc.example.com:
        - TXT: v=DMARC1; p=quarantine; sp=none
      """;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file("mailauth.yaml", YAML)
            .file(
                "zones/example.com.zone",
                """
                $ORIGIN example.com.
                $TTL 3600
                @ SOA ns1 hostmaster 1 3600 600 86400 300
                @ NS ns1
                @ MX 10 mail
                @ TXT "v=spf1 mx +all"
                mail A 192.0.2.10
                _dmarc TXT "v=DMARC1; p=quarantine; sp=none"
                """);
  }

  @Test
  void editsTheYamlAndNothingElseInIt() {
    try (var served = Served.zone(cli, ZONE)) {
      var ran = served.run("check", "--fix", "--reports", "d@example.com", "-f", path());
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out())
          .contains(
              """
              fix DMARC-009: \
              """,
              """
              - %s
              """
                  .formatted(
                      "    dmarc: { policy: quarantine, subdomains: none }  # asked by the boss"));
      assertThat(cli.read("mailauth.yaml"))
          .isEqualTo(
              YAML.replace(
                      "subdomains: none }", "subdomains: quarantine, reports: [d@example.com] }")
                  .replace(
                      "# soon more\n",
                      """
                      # soon more
                          spf: { all: softfail }
                          subdomains: { mail: { senders: [{ hosts: { a: [mail.example.com] } }], spf: { all: fail } } }
                          tls-rpt: { reports: [d@example.com] }
                      """));
    }
  }

  @Test
  void aDryRunWritesNothing() {
    try (var served = Served.zone(cli, ZONE)) {
      var ran = served.run("check", "--fix", "--dry-run", "-f", path());
      assertThat(ran.out())
          .contains("left DMARC-023: say where reports shall go, such as --reports reports@example")
          .contains("would be fixed in " + path());
      assertThat(cli.read("mailauth.yaml")).isEqualTo(YAML);
    }
  }

  @Test
  void whatWouldNotLoadIsLeft() {
    cli.file("mailauth.yaml", YAML.replace("dmarc: {", "dmarc: &d {"));
    try (var served = Served.zone(cli, ZONE)) {
      var ran = served.run("check", "--fix", "-f", path());
      assertThat(ran.out())
          .contains("left DMARC-009: " + path() + ": an anchor or alias stands there");
    }
  }

  @Test
  void needsTheYaml() {
    var named = cli.runExactly("check", "--fix", "example.com");
    assertThat(named.exitCode()).isEqualTo(64);
    assertThat(named.err()).contains("take --domain example.com in place of the name");
    assertThat(cli.run("check", "--dry-run").exitCode()).isEqualTo(64);
  }

  private String path() {
    return cli.path("mailauth.yaml").toString();
  }
}
