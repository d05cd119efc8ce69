package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 3600
      @ SOA ns1 hostmaster 1 3600 600 86400 300
        NS ns1
        MX 10 mail
        TXT "v=spf1 mx include:spf.i8t.com include:spf.partner.example -all"
      mail A 192.0.2.10
      mail TXT "v=spf1 a -all"
      i8tsmtp._domainkey CNAME i8tsmtp._domainkey.i8t.com.
      _dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
      news TXT "v=spf1 include:spf.example.net ~all"
      """;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).file("zones/example.com.zone", ZONE);
  }

  private String path(String name) {
    return cli.path(name).toString();
  }

  @Test
  void aZoneFileBecomesYamlWhosePlanIsEmpty() {
    var ran =
        cli.run("import", "--zone", path("zones/example.com.zone"), "-o", path("mailauth.yaml"));
    assertThat(ran.err()).isEqualTo("mailauth: %s is written\n".formatted(path("mailauth.yaml")));
    assertThat(ran.exitCode()).isZero();
    // The second line has the folder's path in it.
    assertThat(cli.read("mailauth.yaml"))
        .startsWith("# yaml-language-server: $schema=.mailauth/schema.json\n# Who may send mail")
        .endsWith(
            """
            # A plan of this changes nothing.

            version: 1
            providers:
              local: { type: zonefile, directory: zones }
            domains:
              example.com:
                provider: local
                senders:
                  - hosts: { mx: true }
                  - i8t
                  - include: spf.partner.example # not in the catalog
                spf: { all: fail }
                dmarc:
                  policy: reject
                  reports: [dmarc@example.com]
                subdomains:
                  mail:
                    # Stays in the record as it is: a
                    spf: { all: fail }
                  news:
                    senders:
                      - include: spf.example.net # not in the catalog
                    spf: { all: softfail }
            """);
    assertThat(cli.path(".mailauth/schema.json")).exists();
    var plan = cli.run("plan", "--detailed-exitcode");
    assertThat(plan.out()).isEqualTo("No changes: 5 records stand as declared in 1 domain.\n");
    assertThat(plan.exitCode()).isZero();
  }

  @Test
  void aSingleDomainGoesToStdout() {
    var ran = cli.run("import", "example.com", "--zone", path("zones"));
    assertThat(ran.out()).startsWith("# yaml-language-server:").contains("\n      - i8t\n");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void whatDnscontrolPrintsNeedsNoSoa() {
    cli.file(
        "dump.txt",
        """
        $ORIGIN example.com.
        $TTL 300
        @                IN NS    ns1.loopia.se.
                         IN NS    ns2.loopia.se.
                         IN MX    10 mail.example.com.
                         IN TXT   "v=spf1 include:spf.loopia.se -all"
        _dmarc           IN TXT   "v=DMARC1; p=none"
        mail             IN A     192.0.2.10
        """);
    var ran = cli.run("import", "--zone", path("dump.txt"));
    assertThat(ran.out())
        .contains(
            """
            providers:
              # Reads LOOPIA_API_USER from the environment.
              # Reads LOOPIA_API_PASSWORD from the environment.
              loopia: { type: loopia }
            """)
        .contains("    dmarc:\n      policy: none\n");
  }

  @Test
  void octodnsIsReadAsItIsWritten() {
    cli.file(
        "config/example.com.yaml",
        """
        ---
        '':
          - type: MX
            ttl: 60
            values:
              - exchange: mail.example.com.
                preference: 10
          - type: TXT
            values:
              - v=spf1 include:spf.i8t.com -all
              - verification=1
        _dmarc:
          type: TXT
          value: v=DMARC1\\; p=none\\; rua=mailto:dmarc@example.com
        i8tsmtp._domainkey:
          type: CNAME
          value: i8tsmtp._domainkey.i8t.com.
        www:
          octodns: { cloudflare: { proxied: true } }
          type: A
          value: 192.0.2.80
        """);
    var ran = cli.run("import", "--octodns", path("config"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .endsWith(
            """
                provider: web
                senders:
                  - i8t
                spf: { all: fail }
                dmarc:
                  policy: none
                  reports: [dmarc@example.com]
            """);
  }

  @Test
  void adviceStandsAboveTheDomain() {
    cli.file("zones/example.com.zone", ZONE.replace("p=reject", "p=none; pct=50"));
    var ran = cli.run("import", "--zone", path("zones"));
    assertThat(ran.out())
        .contains(
            "# A plan of this writes _dmarc.example.com TXT anew, and changes nothing else.\n")
        .contains("  # What \"mailauth check\" would have changed:\n")
        .contains("  # - DMARC-008: ");
    assertThat(ran.err())
        .isEqualTo(
            "mailauth: example.com: a plan will write _dmarc.example.com TXT anew; the YAML says"
                + " why\n");
  }

  @Test
  void manyDomainsGetAFileEachAndOneForTheirProviders() {
    cli.file("zones/example.net.zone", ZONE.replace("example.com", "example.net"));
    var ran = cli.run("import", "--zone", path("zones"), "--output", path("mail"));
    assertThat(ran.exitCode()).isZero();
    assertThat(cli.read("mail/providers.yaml"))
        .endsWith("  local: { type: zonefile, directory: ../zones }\n");
    assertThat(cli.read("mail/example.net.yaml")).contains("  example.net:\n    provider: local\n");
    var plan = cli.runExactly("plan", "-f", path("mail"), "--dns", Cli.NOBODY);
    assertThat(plan.out()).isEqualTo("No changes: 10 records stand as declared in 2 domains.\n");
  }

  @Test
  void nothingIsReplacedUnlessForced() throws Exception {
    cli.file("mine.yaml", "# mine\n");
    var ran = cli.run("import", "--zone", path("zones"), "-o", path("mine.yaml"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            "mailauth: %s is there already; --force keeps it under another name and writes a new one\n"
                .formatted(path("mine.yaml")));
    assertThat(cli.read("mine.yaml")).isEqualTo("# mine\n");

    cli.run("import", "--zone", path("zones"), "-o", path("mine.yaml"), "--force");
    assertThat(cli.read("mine.yaml.old")).isEqualTo("# mine\n");
    assertThat(Files.readString(cli.path("mine.yaml"))).contains("i8t");
  }

  @Test
  void aProviderCanBeNamed() {
    var ran =
        cli.run(
            "import",
            "--zone",
            path("zones"),
            "--provider",
            "hidden/rfc2136",
            "--setting",
            "server=192.0.2.53");
    assertThat(ran.out()).contains("  hidden: { type: rfc2136, server: 192.0.2.53 }\n");
    assertThat(cli.run("import", "--zone", path("zones"), "--provider", "bindd").err())
        .isEqualTo(
            "mailauth: --provider: there is no kind of host 'bindd'; \"mailauth providers\" lists"
                + " them\n");
  }

  @Test
  void whatIsWrongIsOneSentenceWithItsPlace() {
    cli.file("bad.yaml", "www:\n  type: A\n  value: 999.1.1.1\n")
        .file("bad.zone", "$ORIGIN example.com.\nwww 300 A 999.1.1.1\n");
    assertThat(cli.run("import", "example.com", "--octodns", path("bad.yaml")).err())
        .isEqualTo(
            "mailauth: %s:3:10: '999.1.1.1' is no IPv4 address\n".formatted(path("bad.yaml")));
    assertThat(cli.run("import", "--zone", path("bad.zone")).err())
        .isEqualTo(
            "mailauth: %s:2:11: '999.1.1.1' is no IPv4 address\n".formatted(path("bad.zone")));
    assertThat(cli.run("import", "example.org", "--zone", path("zones")).err())
        .isEqualTo("mailauth: no file that was named holds example.org; they hold example.com\n");
    assertThat(cli.run("import").exitCode()).isEqualTo(64);
  }

  @Test
  void liveDnsIsAskedWhereSomethingIsLikelyToStand() {
    var zone =
        """
        example.com:
          - SPF: v=spf1 include:spf.i8t.com ~all
          - MX: [10, mail.example.com]
        i8tsmtp._domainkey.example.com:
          - CNAME: i8tsmtp._domainkey.i8t.com
        s1._domainkey.example.com:
          - TXT: v=DKIM1; p=
        mine._domainkey.example.com:
          - TXT: v=DKIM1; p=
        _dmarc.example.com:
          - TXT: v=DMARC1; p=none
        news.example.com:
          - TXT: v=spf1 -all
        hidden.example.com:
          - TXT: v=spf1 -all
        """;
    try (var served = Served.zone(cli, zone)) {
      var ran = served.run("import", "example.com", "--selector", "mine", "--subdomain", "hidden");
      assertThat(ran.out())
          .contains("as DNS has it.\n# A plan of this changes nothing.\n")
          .endsWith(
              """
                  provider: web
                  senders:
                    - i8t
                  spf: { all: softfail }
                  dkim:
                    mine: { revoked: true }
                    s1: { revoked: true }
                  dmarc:
                    policy: none
                  subdomains:
                    hidden:
                      spf: { all: fail }
                    news:
                      spf: { all: fail }
              """);
      assertThat(ran.exitCode()).isZero();
    }
  }

  @Test
  void aDomainThatCannotBeLookedUpIsAnError() {
    var ran = cli.run("import", "example.com");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).startsWith("mailauth: example.com cannot be looked up: ");
  }
}
