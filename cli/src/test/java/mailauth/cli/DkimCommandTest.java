package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import mailauth.core.dkim.DkimPrivateKey;
import mailauth.core.dkim.DkimRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimCommandTest {
  @TempDir private Path folder;

  private Cli cli;
  private String file;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
    file = cli.path("s1.pem").toString();
  }

  @Test
  void keygenWritesThePrivateHalfAndPrintsThePublicOne() throws IOException {
    var ran = cli.runExactly("dkim", "keygen", "--selector", "s1", "--out", file);

    var key = DkimPrivateKey.parse(cli.read("s1.pem"));
    assertThat(key.publicKey().bits()).isEqualTo(2048);
    assertThat(ran)
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                # The private key is in %1$s: give it to the mail server and to nobody else.
                dkim:
                  s1: { public-key: "%2$s" }
                # The record at s1._domainkey, which mailauth makes of it:
                # v=DKIM1; k=rsa; p=%2$s
                """
                    .formatted(file, key.publicKey().base64()),
                ""));
    assertThat(cli.read("s1.pem")).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cli.path("s1.pem"))))
        .isEqualTo("rw-------");
  }

  @Test
  void theSnippetIsWhatTheYamlTakes() {
    var snippet =
        cli.runExactly("dkim", "keygen", "--type=ed25519", "--selector=s1", "--out", file).out();
    cli.file(
            "mailauth.yaml",
            """
            version: 1
            providers: { local: { type: zonefile, directory: zones } }
            domains:
              example.com:
                provider: local
            """
                + snippet.indent(4))
        .file(
            "zones/example.com.zone",
            "$TTL 1h\n@ SOA ns1 hostmaster 1 3600 600 86400 300\n@ NS ns1\nns1 A 192.0.2.53\n");

    assertThat(cli.run("plan").out())
        .contains("+ s1._domainkey.example.com TXT \"v=DKIM1; k=ed25519; p=");
  }

  @Test
  void aKeyIsNeverOverwritten() {
    cli.file("s1.pem", "precious");

    var ran = cli.runExactly("dkim", "keygen", "--type", "ed25519", "--out", file);

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            "mailauth: %s is there already, and a key is never overwritten; name another file with"
                    .formatted(file)
                + " --out\n");
    assertThat(cli.read("s1.pem")).isEqualTo("precious");
  }

  @Test
  void sizesAndSelectorsThatNobodyCanUseAreRefused() {
    assertThat(cli.runExactly("dkim", "keygen", "--bits", "512", "--out", file).err())
        .startsWith("mailauth: --bits is from 1024 to 4096; 2048 suits every receiver\n");
    assertThat(cli.runExactly("dkim", "keygen", "--bits=2048", "--type=ed25519").err())
        .startsWith("mailauth: --bits is for RSA; an Ed25519 key always has 256\n");
    assertThat(cli.runExactly("dkim", "keygen", "--selector", "../s1").err())
        .startsWith("mailauth: --selector takes letters, digits and hyphens, such as s2026\n");
    assertThat(cli.path("s1.pem")).doesNotExist();
  }

  @Test
  void verifyAsksDnsForThePublishedHalf() {
    cli.runExactly("dkim", "keygen", "--type", "ed25519", "--out", file);
    var published = DkimRecord.of(DkimPrivateKey.parse(cli.read("s1.pem")).publicKey()).text();
    var other = DkimRecord.of(DkimPrivateKey.generateEd25519().publicKey()).text();
    var zone =
        """
        s1._domainkey.example.com:
          - TXT: "%s"
        s2._domainkey.example.com:
          - TXT: "%s"
        """
            .formatted(published, other);

    try (var served = Served.zone(cli, zone)) {
      assertThat(served.run("dkim", "verify", "example.com", "s1", "--key", file))
          .isEqualTo(
              new Cli.Ran(
                  0, "s1._domainkey.example.com publishes this key (ed25519, 256 bits)\n", ""));
      var differs =
          served.run("dkim", "verify", "example.com", "s2", "--key", file, "--format", "json");
      assertThat(differs.exitCode()).isEqualTo(1);
      assertThat(differs.out())
          .contains("\"name\" : \"s2._domainkey.example.com\"", "\"matches\" : false");
    }
  }

  @Test
  void verifySaysWhyItCannotTell() {
    cli.runExactly("dkim", "keygen", "--type", "ed25519", "--out", file);

    var ran = cli.run("dkim", "verify", "example.com", "s1", "--key", file);

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).startsWith("s1._domainkey.example.com cannot be read: ");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void verifyNeedsAPrivateKey() {
    cli.file("s1.pem", "junk");

    assertThat(cli.run("dkim", "verify", "example.com", "s1", "--key", file).err())
        .isEqualTo(
            "mailauth: %s: this is no unencrypted RSA or Ed25519 private key in PEM form"
                    .formatted(file)
                + " (-----BEGIN PRIVATE KEY-----)\n");
    assertThat(cli.run("dkim", "verify", "example.com", "s1", "--key", "none.pem").err())
        .isEqualTo("mailauth: there is no file none.pem\n");
  }
}
