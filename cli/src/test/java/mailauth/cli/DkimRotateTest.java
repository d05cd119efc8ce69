package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mailauth.core.dkim.DkimPrivateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rotation from its first run to its last. */
class DkimRotateTest {
  private static final String OLD = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  @TempDir private Path folder;

  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers: { local: { type: zonefile, directory: zones } }
                domains:
                  example.com:
                    provider: local
                    dkim:
                      # The mail server's.
                      s1: { public-key: "%s" } # since 2024

                    dmarc: { policy: none }
                """
                    .formatted(OLD))
            .file(
                "zones/example.com.zone",
                "$TTL 2h\n@ SOA ns1 hostmaster 1 3600 600 86400 300\n@ NS ns1\nns1 A 192.0.2.53\n");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
  }

  @Test
  void everyRunSaysWhatToDoNext() {
    assertThat(rotate("2026-11-25T10:00:00Z"))
        .isEqualTo(
            """
            the new private key is in %s, and the YAML has selector s202611
            next: mailauth apply, then this command again
            """
                .formatted(cli.path("next.pem")));
    var key = DkimPrivateKey.parse(cli.read("next.pem")).publicKey().base64();
    assertThat(cli.read("mailauth.yaml").lines().toList())
        .containsSubsequence(
            "      # The mail server's.",
            "      s1: { public-key: \"%s\" } # since 2024".formatted(OLD),
            "      s202611: { public-key: \"%s\" }".formatted(key),
            "    dmarc: { policy: none }");

    assertThat(rotate("2026-11-25T10:05:00Z"))
        .isEqualTo(
            "DNS does not have the key of s202611 yet: mailauth apply, then this command again\n");
    apply();
    assertThat(rotate("2026-11-25T10:10:00Z"))
        .isEqualTo(
            "resolvers may still remember that s202611 was not there: nothing to do before"
                + " 2026-11-25 11:10 UTC\n");
    assertThat(rotate("2026-11-25T11:09:00Z")).contains("nothing to do before 2026-11-25 11:10");
    assertThat(rotate("2026-11-25T11:10:00Z"))
        .startsWith("the new key is known everywhere: have the mail server sign with selector")
        .endsWith("then run this command with --switched\n");
    assertThat(rotate("2026-11-26T08:00:00Z")).contains("--switched");

    assertThat(rotate("2026-11-26T09:00:00Z", "--switched"))
        .isEqualTo(
            "mail that s1 signed may still be on its way: nothing to do before 2026-12-03 09:00"
                + " UTC\n");
    assertThat(rotate("2026-12-03T09:00:00Z"))
        .startsWith("the YAML revokes selector s1 now\nnext: mailauth apply");
    assertThat(cli.read("mailauth.yaml")).contains("      s1: { revoked: true } # since 2024\n");
    assertThat(rotate("2026-12-03T09:01:00Z"))
        .startsWith("DNS does not say yet that s1 is revoked");
    apply();
    assertThat(cli.read("zones/example.com.zone"))
        .contains("s1._domainkey 3600 TXT \"v=DKIM1; p=\"");
    assertThat(rotate("2026-12-03T10:00:00Z"))
        .isEqualTo("s1 still says that it is revoked: nothing to do before 2027-01-02 10:00 UTC\n");
    assertThat(rotate("2027-01-02T10:00:00Z"))
        .startsWith("selector s1 is out of the YAML, and the rotation is done\n");
    apply();
    assertThat(cli.read("zones/example.com.zone")).doesNotContain("s1._domainkey").contains(key);
    assertThat(cli.run("plan").out()).startsWith("No changes");
    assertThat(cli.run("dkim", "rotate", "example.com", "s1").err())
        .isEqualTo("mailauth: example.com declares no selector s1 in the YAML\n");
  }

  @Test
  void nobodyTakesTheOldKeyOutBeforeItsTime() {
    rotate("2026-11-25T10:00:00Z");
    apply();
    rotate("2026-11-25T10:10:00Z");
    rotate("2026-11-25T11:10:00Z", "--switched");
    cli.file(
        "mailauth.yaml",
        cli.read("mailauth.yaml")
            .replace("s1: { public-key: \"%s\" }".formatted(OLD), "s1: { revoked: true }"));
    cli.clock(Instant.parse("2026-11-28T08:00:00Z"));
    assertThat(cli.run("plan").out())
        .contains(
            "block DKIM_KEY_IN_USE: selector s1 signed until 2026-11-25, when s202611 followed, and"
                + " its mail may be under way for 7 days; keep the key until 2026-12-02T11:10:00Z");
    cli.clock(Instant.parse("2026-12-02T12:00:00Z"));
    assertThat(cli.run("plan").out()).doesNotContain("block DKIM_KEY_IN_USE");
  }

  @Test
  void aPrivateKeyIsNeverOverwrittenNorTheYamlChangedThen() {
    cli.file("next.pem", "precious");
    var yaml = cli.read("mailauth.yaml");

    assertThat(cli.run("dkim", "rotate", "example.com", "s1", "--out", out()).err())
        .contains("is there already, and a key is never overwritten");
    assertThat(cli.read("next.pem")).isEqualTo("precious");
    assertThat(cli.read("mailauth.yaml")).isEqualTo(yaml);
  }

  @Test
  void aYamlOnOneLineIsEditedAsWell() {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers: { local: { type: zonefile, directory: zones } }
        domains: { example.com: { provider: local, dkim: { s1: { public-key: "%s" } } } }
        """
            .formatted(OLD));
    rotate("2026-11-25T10:00:00Z");
    assertThat(cli.read("mailauth.yaml"))
        .contains("dkim: { s1: { public-key: \"%s\" }, s202611: { public-key: \"".formatted(OLD));
  }

  private void apply() {
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
  }

  private String out() {
    return cli.path("next.pem").toString();
  }

  private String rotate(String at, String... more) {
    var line =
        new ArrayList<>(List.of("dkim", "rotate", "example.com", "s1", "--at", at, "--out", out()));
    line.addAll(List.of("--type", "ed25519"));
    line.addAll(List.of(more));
    var ran = cli.run(line.toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    return ran.out();
  }
}
