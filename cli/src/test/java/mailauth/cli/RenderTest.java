package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file(
                "zones/example.com.zone",
                """
                $ORIGIN example.com.
                $TTL 3600
                @ SOA ns1 hostmaster 1 3600 600 86400 300
                @ NS ns1
                @ MX 10 mail
                @ TXT "v=spf1 mx ~all"
                @ TXT "v=spf1 ip4:192.0.2.7 ~all"
                @ TXT "verification=a"
                @ TXT "verification=b"
                _dmarc TXT "v=DMARC1; p=none"
                """);
  }

  private Cli declare(String provider, String posture) {
    return cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers:
          mine: %s
        domains:
          example.com: { provider: mine, %s }
        """
            .formatted(provider, posture));
  }

  private Cli inFiles(String posture) {
    return declare("{ type: zonefile, directory: zones }", posture);
  }

  @Test
  void twoRecordsAreMergedAndOthersLeft() {
    inFiles("senders: [{ hosts: { a: [shop.example.com] } }], dmarc: { policy: none }");
    assertThat(cli.run("render"))
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                example.com (zone example.com, as any other panel wants it)
                  If the panel refuses the dot at the end of a target, leave the dot out. Then try --verify.
                  do     type  name    TTL   value
                  merge  TXT   @       3600  v=spf1 mx ip4:192.0.2.7 a:shop.example.com ~all
                      Edit one of the records that are there, and delete the others.
                      It says now: v=spf1 mx ~all
                      It says now: v=spf1 ip4:192.0.2.7 ~all
                      Leave the 2 other TXT records of this name as they are.
                  right  TXT   _dmarc  3600  v=DMARC1; p=none
                To add: 0. To change: 1. To delete: 0. Right already: 1.
                """,
                ""));
  }

  @Test
  void aStrictPolicyWaits() {
    inFiles("senders: [{ hosts: { mx: true } }], dmarc: { policy: reject }");
    assertThat(cli.run("render").out())
        .contains(
            """
              change  TXT   _dmarc  3600  v=DMARC1; p=reject
                  Wait until all above it shows in DNS: mailauth render --verify says when.
                  Edit the record that is there; do not add a second one.
                  It says now: v=DMARC1; p=none
            """);
  }

  @Test
  void aPolicyIsShownAndWritten() {
    inFiles("mta-sts: { mode: testing, mx: [mail.example.com], max-age: 7d }");
    var ran = cli.run("render", "--policies", cli.path("web").toString());
    assertThat(ran.out())
        .contains(
            """
              First have the web server mta-sts.example.com serve this file as text/plain, with a good \
            certificate and no redirect:
                  https://mta-sts.example.com/.well-known/mta-sts.txt
                      version: STSv1
                      mode: testing
                      mx: mail.example.com
                      max_age: 604800
            """);
    assertThat(cli.read("web/example.com/.well-known/mta-sts.txt"))
        .isEqualTo(
            "version: STSv1\r\nmode: testing\r\nmx: mail.example.com\r\nmax_age: 604800\r\n");
  }

  @Test
  void withoutANetworkItSaysSoAndShowsAllTheSame() {
    declare("{ type: manual, panel: loopia }", "senders: [i8t], dmarc: { policy: none }");
    var ran = cli.run("render");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("  ! Today's DNS is not known (the zone of ", " cannot be found out: ")
        .contains("  unknown  CNAME  i8tsmtp._domainkey  3600  i8tsmtp._domainkey.i8t.com\n")
        .contains("  unknown  TXT    @                   3600  v=spf1 include:spf.i8t.com ~all\n")
        .endsWith("To add: 0. To change: 0. To delete: 0. Right already: 0. Not known: 3.\n");
  }

  @Test
  void aHostWithAnApiNeedsNoCredentials() {
    declare(
        "{ type: cloudflare, token: \"${env:CLOUDFLARE_API_TOKEN}\" }", "dmarc: { policy: none }");
    var ran = cli.run("render");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("example.com (zone example.com, as Cloudflare wants it)\n");
  }

  @Test
  void aParkedDomainHasItsPriority() {
    cli.file(
        "zones/example.com.zone", cli.read("zones/example.com.zone").replaceAll("@ MX.*\n", ""));
    inFiles("parked: true");
    assertThat(cli.run("render", "--panel", "loopia").out())
        .contains("  do      type  name          TTL   priority  value\n")
        .contains("  new     MX    @             3600  0         .\n");
  }

  @Test
  void namesAsAskedFor() {
    inFiles("dmarc: { policy: reject }");
    assertThat(cli.run("render", "--names", "full").out()).contains("  _dmarc.example.com  ");
    assertThat(cli.run("render", "--names", "absolute", "--syntax", "zone").out())
        .contains("\n_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=reject\"\n");
  }

  @Test
  void jsonHasAllOfIt() {
    inFiles("dmarc: { policy: reject }");
    var json = JsonObject.read(cli.run("render", "--format", "json").out());
    assertThat(json.text("format")).isEqualTo("mailauth-render/1");
    var record = json.objects("domains").getFirst().objects("records").getFirst();
    assertThat(record.text("task")).isEqualTo("change");
    assertThat(record.texts("standing")).containsExactly("\"v=DMARC1; p=none\"");
    assertThat(record.objects("enter").getFirst().text("name")).isEqualTo("_dmarc");
  }

  @Test
  void wrongUsageIsSaid() {
    inFiles("dmarc: { policy: none }");
    assertThat(cli.run("render", "--panel", "nobody").exitCode()).isEqualTo(64);
    assertThat(cli.run("render", "--wait", "1h").exitCode()).isEqualTo(64);
    assertThat(cli.run("render", "--verify", "--wait", "soon").exitCode()).isEqualTo(64);
    assertThat(cli.run("render", "--verify", "--server", "a b").exitCode()).isEqualTo(64);
    assertThat(cli.run("render", "--panel", "list").out()).contains("loopia        Loopia\n");
  }

  @Test
  void anUnknownPanelInTheYamlIsNamedWithItsPlace() {
    declare("{ type: manual, panel: nobody }", "dmarc: { policy: none }");
    var ran = cli.run("render");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("mailauth.yaml:3:", "there is no panel 'nobody'");
  }
}
