package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.cloudflare.FakeCloudflare;
import mailauth.providers.conformance.Zone;
import mailauth.providers.digitalocean.FakeDigitalOcean;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Secret;
import mailauth.providers.wire.Endpoint;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From YAML to a host's web API and back, through the commands that people type. */
class WebHostTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final RRset APEX =
      RRset.of(
          DOMAIN,
          RecordType.TXT,
          300,
          Txt.of("site-verification=of-somebody-else"),
          Txt.of("v=spf1 mx -all"));
  private static final RRsetKey DMARC = new RRsetKey(Name.of("_dmarc.example.com"), RecordType.TXT);

  @TempDir private Path folder;
  private final FakeCloud cloud = new FakeCloudflare(Zone.of(DOMAIN, APEX));
  private final CloudServer nameServer = new CloudServer(cloud);

  @AfterEach
  void stop() {
    nameServer.close();
    cloud.close();
  }

  @Test
  void plansAndApplies() {
    var cli = project("dmarc: { policy: none }");
    var plan = cli.run("plan", "--detailed-exitcode", "-v");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out()).contains("  + _dmarc.example.com TXT \"v=DMARC1; p=none\"\n");
    assertThat(cloud.asked()).allMatch(asked -> asked.reads());

    var apply = cli.run("apply", "--auto-approve", "-v");
    assertThat(apply.exitCode()).as(apply.out() + apply.err()).isZero();
    assertThat(apply.out()).contains("done  + _dmarc.example.com TXT");
    assertThat(cloud.look(DMARC)).containsExactly(Txt.of("v=DMARC1; p=none"));
    assertThat(cloud.look(APEX.key())).isEqualTo(APEX.records());

    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
    assertThat(apply.err())
        .contains("> GET " + cloud.endpoint() + "/zones", "> POST ", "< 200", "(secret)");
    assertNoSecret(cli);
  }

  @Test
  void whatOthersWroteMeanwhileStays() {
    var cli = project("dmarc: { policy: none }");
    assertThat(cli.run("plan", "--out", plan(cli)).exitCode()).isZero();
    var theirs = RRset.of(DMARC.name(), DMARC.type(), 300, Txt.of("v=DMARC1; p=reject"));
    cloud.overwrite(theirs);
    assertThat(cli.run("apply", plan(cli)).exitCode()).isEqualTo(4);
    assertThat(cloud.look(DMARC)).isEqualTo(theirs.records());
  }

  @Test
  void rollsBack() {
    var cli = project("dmarc: { policy: none }");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.run("rollback", "--auto-approve").exitCode()).isZero();
    assertThat(cloud.look(DMARC)).isEmpty();
    assertThat(cloud.look(APEX.key())).isEqualTo(APEX.records());
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    var ran =
        project("dmarc: { policy: none }").environment("CLOUDFLARE_API_TOKEN", "").run("plan");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out() + ran.err())
        .contains("lacks 'token', and $CLOUDFLARE_API_TOKEN is not set either")
        .containsPattern("mailauth.yaml:\\d+:\\d+: ");
    assertThat(cloud.asked()).isEmpty();
  }

  @Test
  void aSecretDoesNotTravelInTheClear() {
    var cli = project("dmarc: { policy: none }");
    cli.file(
        "mailauth.yaml",
        cli.read("mailauth.yaml")
            .replace(cloud.endpoint().toString(), "http://api.dns.example/client/v4"));
    var ran = cli.run("plan");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out() + ran.err())
        .contains("would send the credentials unencrypted: write https://")
        .containsPattern("mailauth.yaml:\\d+:\\d+: ");
    assertNoSecret(cli);
  }

  @Test
  void aRevokedTokenIsExplained() {
    var words = "no such token: " + FakeCloud.SECRET;
    cloud.trouble(99, asked -> true, asked -> cloud.error(403, words));
    var cli = project("dmarc: { policy: none }");
    var ran = cli.run("plan", "-v");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out() + ran.err())
        .contains("Cloudflare could not list its zones: the credentials are not allowed to (403")
        .contains("it needs a token with the permissions Zone:Read and DNS:Edit");
    assertNoSecret(cli);
  }

  @Test
  void aServerThatIsIllIsNoReasonToWrite() {
    cloud.trouble(
        99,
        asked -> !asked.reads(),
        asked -> new MockResponse.Builder().code(502).body("<html>").build());
    var cli = project("dmarc: { policy: none }");
    var ran = cli.run("apply", "--auto-approve");
    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.out()).contains("502", "nothing has changed so far");
    assertThat(cloud.look(DMARC)).isEmpty();
  }

  /** Not when half of the changes are made. */
  @Test
  void whatTheHostRefusesIsSaidWhenItIsPlanned() {
    var reports = String.join(", ", IntStream.range(0, 20).mapToObj(WebHostTest::report).toList());
    try (var strict = new FakeDigitalOcean(Zone.of(DOMAIN))) {
      var cli =
          new Cli(folder)
              .environment("DIGITALOCEAN_TOKEN", FakeCloud.SECRET)
              .file(
                  "mailauth.yaml",
                  """
                  version: 1
                  providers:
                    dns: { type: digitalocean, endpoint: "%s" }
                  domains:
                    example.com:
                      provider: dns
                      dmarc: { policy: none, reports: [%s] }
                      dane:
                        mail.example.com: file:mail.pub
                  """
                      .formatted(strict.endpoint(), reports))
              .file("mail.pub", KEY);
      var words = List.of("takes TXT values of up to 507 octets", "takes no TLSA records");
      assertThat(cli.run("plan").out()).contains(words);
      var apply = cli.run("apply", "--auto-approve");
      assertThat(apply.out()).contains(words);
      assertThat(apply.exitCode()).isEqualTo(3);
      assertThat(strict.asked()).allMatch(asked -> asked.reads());
    }
  }

  private static String report(int i) {
    return "reports-of-department-%d@example.com".formatted(i);
  }

  private static final String KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
      -----END PUBLIC KEY-----
      """;

  private Cli project(String posture) {
    return new Cli(folder)
        .environment("CLOUDFLARE_API_TOKEN", FakeCloud.SECRET)
        .file(
            "mailauth.yaml",
            """
            version: 1
            providers:
              dns:
                type: cloudflare
                endpoint: "%s"
                verify: ["%s"]
            domains:
              example.com: { provider: dns, ttl: 5m, %s }
            """
                .formatted(cloud.endpoint(), Endpoint.text(nameServer.address()), posture));
  }

  private static String plan(Cli cli) {
    return cli.path("plan.json").toString();
  }

  /** Neither on a screen nor in a file, in whatever form. */
  private static void assertNoSecret(Cli cli) {
    assertThat(cli.traces()).doesNotContain(Secret.forms(FakeCloud.SECRET));
  }
}
