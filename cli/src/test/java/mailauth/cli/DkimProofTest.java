package mailauth.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import mailauth.core.dkim.DkimPrivateKey;
import mailauth.core.dkim.DkimRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message shows that a sender signs, where no report does yet. */
class DkimProofTest {
  @TempDir private Path folder;

  private Cli cli;
  private String record;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).clock(Instant.parse("2026-11-25T12:00:00Z"));
    var file = cli.path("s1.pem").toString();
    cli.runExactly("dkim", "keygen", "--type", "ed25519", "--out", file);
    record = DkimRecord.of(DkimPrivateKey.parse(cli.read("s1.pem")).publicKey()).text();
    cli.file(
            "mailauth.yaml",
            """
            version: 1
            providers: { local: { type: zonefile, directory: zones } }
            domains:
              example.com:
                provider: local
                owner: it@example.com
                senders: [{ hosts: { ip: [192.0.2.1] } }]
                dkim: { s1: { txt: "%s" } }
                dmarc: { policy: quarantine, reports: [dmarc@example.com] }
            """
                .formatted(record))
        .file(
            "zones/example.com.zone",
            """
            $ORIGIN example.com.
            $TTL 1h
            @ SOA ns1 hostmaster 1 3600 600 86400 300
            @ A 192.0.2.80
            _dmarc TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
            """);
  }

  @Test
  void aStricterPolicyTakesItAsProof() throws Exception {
    assertThat(cli.run("plan").out()).contains("unknown DMARC_DKIM_UNPROVEN");
    assertThat(verify(signed("alice@example.com"), "--remember"))
        .isEqualTo(
            new Cli.Ran(
                0,
                "pass      the signature by example.com verifies with the key at"
                    + " s1._domainkey.example.com\n",
                "mailauth: kept: mail of example.com is signed with s1._domainkey.example.com, by a"
                    + " message of 2026-11-20\n"));
    assertThat(cli.run("plan").out()).doesNotContain("DMARC_DKIM_UNPROVEN");
    assertThat(cli.run("plan", "--format", "json").out())
        .contains(
            "mail of own hosts was signed and passed in the last 30 days (own hosts by a message of"
                + " 2026-11-20)");
    cli.clock(Instant.parse("2026-12-25T12:00:00Z"));
    assertThat(cli.run("plan").out()).contains("unknown DMARC_DKIM_UNPROVEN");
  }

  @Test
  void whatProvesNothingIsNotKept() throws Exception {
    var forged = verify(signed("alice@example.com").replace("Hello", "Hallo"), "--remember");
    assertThat(forged.exitCode()).isEqualTo(1);
    assertThat(forged.err())
        .isEqualTo("mailauth: no signature holds that fits example.com: nothing is kept\n");
    assertThat(verify(signed("alice@example.net"), "--remember").err())
        .isEqualTo("mailauth: no signature holds that fits example.net: nothing is kept\n");
    assertThat(cli.run("plan").out()).contains("unknown DMARC_DKIM_UNPROVEN");
    assertThat(
            cli.run("dkim", "verify", "example.com", "s1", "--key", "s1.pem", "--remember").err())
        .startsWith("mailauth: --remember needs a message: a key alone signs nothing\n");
  }

  private Cli.Ran verify(String message, String... more) {
    cli.file("mail.eml", message);
    var zone = "s1._domainkey.example.com:\n  - TXT: \"%s\"\n".formatted(record);
    var line = new ArrayList<>(List.of("dkim", "verify", "--message"));
    line.add(cli.path("mail.eml").toString());
    line.addAll(List.of("-f", cli.path("mailauth.yaml").toString()));
    line.addAll(List.of(more));
    try (var served = Served.zone(cli, zone)) {
      return served.run(line.toArray(String[]::new));
    }
  }

  /** As RFC 8463 has it, without any change of header or body. */
  private String signed(String author) throws GeneralSecurityException {
    var from = "From: %s\r\n".formatted(author);
    var date = "Date: Fri, 20 Nov 2026 09:00:00 +0000\r\n";
    var field =
        "DKIM-Signature: v=1; a=ed25519-sha256; d=example.com; s=s1; h=from:date; bh=%s; b="
            .formatted(base64(sha256("Hello\r\n")));
    var pem = cli.read("s1.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
    var signer = Signature.getInstance("Ed25519");
    signer.initSign(
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
    signer.update(sha256(from + date + field));
    return field + base64(signer.sign()) + "\r\n" + from + date + "\r\nHello\r\n";
  }

  private static byte[] sha256(String text) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1));
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
