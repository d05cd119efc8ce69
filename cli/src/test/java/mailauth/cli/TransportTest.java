package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import mailauth.core.web.Fetched;
import mailauth.core.web.Web;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to a domain's mail hosts, and the logo, on a zone file. */
class TransportTest {
  private static final String YAML =
      """
      version: 1
      providers:
        local: { type: zonefile, directory: zones }
      domains:
        example.com:
          provider: local
          mta-sts: { mode: testing, mx: [mail.example.com], max-age: 7d }
          tls-rpt: { reports: [tls@example.com] }
          bimi: { logo: https://example.com/logo.svg }
          dane: { mail.example.com: file:certs/mail.pem }
      """;

  private static final String ZONE =
      """
      $TTL 1h
      @ SOA ns1 hostmaster 7 3600 600 86400 300
      @ NS ns1
      ns1 A 192.0.2.53
      _mta-sts TXT "v=STSv1; id=1"
      _smtp._tls TXT "v=TLSRPTv1; rua=mailto:old@example.com"
      """;

  private static final String KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWmPWWrJEZkJG/5OvlJcjhv0eN/bN
      GFs252jp6YwKiLTLKlJyKBqAWK2sdj4Qg5YQVey0oi+DQrcQvNC6PgMtZQ==
      -----END PUBLIC KEY-----
      """;

  @TempDir private Path folder;

  @Test
  void isPlannedAppliedAndThenStands() {
    var cli =
        new Cli(folder)
            .file("mailauth.yaml", YAML)
            .file("certs/mail.pem", KEY)
            .web(dns ->
                serving("version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n"))
            .file("zones/example.com.zone", ZONE);

    assertThat(cli.run("plan"))
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                example.com (zonefile local)
                  ~ _smtp._tls.example.com TXT "v=TLSRPTv1"
                      - rua=mailto:old@example.com
                      + rua=mailto:tls@example.com
                      senders report how TLS to the domain fares, to tls@example.com
                  ~ _mta-sts.example.com TXT "v=STSv1"
                      - id=1
                      + id=c0a762642c8ff96deabc4e74c1e5d657
                      senders fetch the policy: the web server must serve it first, at \
                https://mta-sts.example.com/.well-known/mta-sts.txt
                  + _25._tcp.mail.example.com TLSA 3 1 1 \
                edb2bbd40a7fd97c9dbb37809dd0fac94c2fa071f167dcfe1692d843fdc30adf
                      senders that check DANE deliver to mail.example.com only while it presents \
                this key; they look only where DNSSEC signs the zone
                      ! unknown DANE_ZONE_NOT_SECURE: no resolver that checks DNSSEC says whether it \
                vouches for example.com; name one with --dns
                      ! unknown DANE_KEY_NOT_PRESENTED: nobody saw which key mail.example.com \
                presents: it has no address; plan where port 25 is open to the outside, as it is \
                not in many networks
                  + default._bimi.example.com TXT "v=BIMI1; l=https://example.com/logo.svg"
                      mailboxes may show the logo once DMARC says quarantine or reject (BIMI)
                Plan: 2 to create, 2 to update, 0 to delete in 1 domain.
                """,
                ""));
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.run("plan", "--detailed-exitcode"))
        .isEqualTo(new Cli.Ran(0, "No changes: 4 records stand as declared in 1 domain.\n", ""));
  }

  @Test
  void thePolicysFileIsWrittenFirstAndComesBackWithTheRecord() throws IOException {
    var cli = new Cli(folder).file("zones/example.com.zone", ZONE);
    cli.web(dns ->
        (address, most) ->
            serving(
                    Files.exists(cli.path("public/mta-sts.txt"))
                        ? cli.read("public/mta-sts.txt")
                        : "")
                .get(address, most));
    declare(cli, "testing");
    var file = cli.path("public/mta-sts.txt");

    assertThat(cli.run("plan").out())
        .contains("public/mta-sts.txt is written first, and the web server serves it at");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    var testing = cli.read("public/mta-sts.txt");
    assertThat(testing)
        .isEqualTo(
            "version: STSv1\r\nmode: testing\r\nmx: mail.example.com\r\nmax_age: 604800\r\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    assertThat(cli.run("plan").out()).startsWith("No changes");

    Files.delete(file);
    assertThat(cli.run("plan").out()).as("a file that is gone").contains("Plan: 0 to create, 1 to");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("public/mta-sts.txt")).isEqualTo(testing);

    declare(cli, "none");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("public/mta-sts.txt")).contains("mode: none");
    assertThat(cli.run("rollback", cli.lastRollback().run(), "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("public/mta-sts.txt")).isEqualTo(testing);
    declare(cli, "testing");
    assertThat(cli.run("plan").out()).startsWith("No changes");
  }

  @Test
  void aPolicysFileThatSomeoneChangedMakesThePlanStale() throws IOException {
    var cli = new Cli(folder).file("zones/example.com.zone", ZONE);
    declare(cli, "testing");
    var plan = cli.path("plan.json").toString();
    cli.run("plan", "--out", plan);
    cli.file("public/mta-sts.txt", "version: STSv1\nmode: none\nmax_age: 1\n");

    var ran = cli.run("apply", plan);

    assertThat(ran.exitCode()).isEqualTo(4);
    assertThat(ran.err()).contains("public/mta-sts.txt changed since the plan was made");
    assertThat(cli.read("public/mta-sts.txt")).contains("mode: none");
    assertThat(cli.read("zones/example.com.zone")).contains("id=1");
  }

  private static Web serving(String policy) {
    return (address, most) ->
        new Fetched.Response(
            address.getPath().endsWith("/mta-sts.txt") ? 200 : 404,
            Optional.of("text/plain"),
            Optional.empty(),
            policy,
            false);
  }

  private static void declare(Cli cli, String mode) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers: { local: { type: zonefile, directory: zones } }
        domains:
          example.com:
            provider: local
            mta-sts: { mode: %s, mx: [mail.example.com], policy-file: public/mta-sts.txt }
        """
            .formatted(mode));
  }
}
