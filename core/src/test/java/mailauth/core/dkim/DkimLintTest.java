package mailauth.core.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import mailauth.core.lint.LintReport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimLintTest {
  private static final DkimPrivateKey RSA_2048 = DkimPrivateKey.generateRsa(2048);
  private static final DkimPrivateKey ED25519 = DkimPrivateKey.generateEd25519();
  private static final String KEY = RSA_2048.publicKey().base64();

  @Test
  void aGoodRecordHasNothingToSay() {
    var report = DkimLint.lint("v=DKIM1; k=rsa; p=" + KEY);

    assertThat(report.valid()).isTrue();
    assertThat(report.problems()).isEmpty();
    assertThat(report.effective().orElseThrow())
        .containsEntry("keyType", "rsa")
        .containsEntry("bits", 2048)
        .containsEntry("revoked", false);
  }

  @Test
  void readsAnEd25519Key() {
    var report = DkimLint.lint(DkimRecord.of(ED25519.publicKey()).text());

    assertThat(report.problems()).isEmpty();
    assertThat(report.effective().orElseThrow()).containsEntry("keyType", "ed25519");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          p={key}; v=DKIM1                    | ERROR DKIM-006
          v=DKIM1; k=rsa                      | ERROR DKIM-007
          v=DKIM1; p=                         | INFO DKIM-008
          v=DKIM1; p=AAA*                     | ERROR DKIM-009
          v=DKIM1; p=AAAA                     | ERROR DKIM-009
          v=DKIM1; p={key}; k=rsa; p=         | ERROR DKIM-005
          v=DKIM1; k=dsa; p={key}             | ERROR DKIM-015
          v=DKIM1; k=ed25519; p={key}         | ERROR DKIM-013
          v=DKIM1; k=rsa; p={ed25519}         | ERROR DKIM-009
          v=DKIM1; h=sha1; p={key}            | ERROR DKIM-016
          v=DKIM1; h=sha1:sha256; p={key}     | ``
          v=DKIM1; t=y; p={key}               | WARNING DKIM-017
          v=DKIM1; t=y:s; p={key}             | WARNING DKIM-017, INFO DKIM-018
          v=DKIM1; s=tlsrpt; p={key}          | WARNING DKIM-019
          v=DKIM1; s=*; p={key}               | ``
          v=DKIM1; g=*; p={key}               | INFO DKIM-020
          v=DKIM1\\; p={key}                   | ERROR DKIM-028, ERROR DKIM-006
          v=dkim1; p={key}                    | ERROR DKIM-006
          k=rsa                               | ERROR DKIM-005
          "v=DKIM1; p={key}"                  | ERROR DKIM-028, ERROR DKIM-005, ERROR DKIM-009
          v=DKIM1; n="it's fine"; p={key}     | ``
          v=DKIM1; p={private}                | ERROR DKIM-029
          v=DKIM1; p=-----BEGIN PUBLIC KEY----| ERROR DKIM-009
          """)
  void namesWhatIsWrong(String template, String expected) {
    var privateKey = RSA_2048.pem().replaceAll("-----[A-Z ]+-----|\\s", "");
    var text =
        template
            .replace("{key}", KEY)
            .replace("{ed25519}", ED25519.publicKey().base64())
            .replace("{private}", privateKey);

    assertThat(String.join(", ", ids(DkimLint.lint(text)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"512, ERROR DKIM-010", "1024, WARNING DKIM-011", "3072, INFO DKIM-012"})
  void judgesRsaKeysByTheirLength(int bits, String expected) {
    var record = DkimRecord.of(DkimPrivateKey.generateRsa(bits).publicKey());
    var report = DkimLint.lint(record.text());

    assertThat(ids(report)).containsExactly(expected);
    assertThat(report.effective().orElseThrow()).containsEntry("bits", bits);
  }

  @Test
  void neverQuotesAPrivateKey() {
    var bare = RSA_2048.pem().replaceAll("-----[A-Z ]+-----|\\s", "");
    var secret = bare.substring(100, 120);

    for (var prefix : List.of("", "p=", "v=DKIM1; ", "v=DKIM1; p=", "v=", "v=DKIM1; p=; k=")) {
      assertThat(DkimLint.lint(prefix + bare).toString()).doesNotContain(secret);
      assertThat(DkimLint.lint(prefix + RSA_2048.pem()).toString()).doesNotContain(secret);
    }
  }

  @Test
  void readsWhatItWrites() {
    var text = "v=DKIM1; h=sha256; k=rsa; s=email; t=s; n=spring; p=" + KEY;

    assertThat(DkimRecord.parse(text).record().text()).isEqualTo(text);
    assertThat(DkimRecord.parse(text).key()).contains(RSA_2048.publicKey());
    assertThat(DkimRecord.parse(DkimRecord.revoked().text()).record().isRevoked()).isTrue();
  }

  @Property
  void readsAnyText(@ForAll("nearlyRight") String text) {
    assertThat(DkimLint.lint(text).problems())
        .allMatch(f -> f.at() >= 0 && f.at() <= text.length());
  }

  @Property
  void readsAnyOctetsAsAKey(@ForAll byte[] octets) {
    var p = Base64.getEncoder().encodeToString(octets);

    DkimLint.lint("k=rsa; p=" + p);
    DkimLint.lint("k=ed25519; p=" + p);
    DkimPublicKey.read(p);
  }

  @Property
  void readsDamagedKeys(@ForAll int where, @ForAll byte value) {
    var octets = Base64.getDecoder().decode(KEY);
    octets[Math.floorMod(where, octets.length)] = value;

    DkimLint.lint("p=" + Base64.getEncoder().encodeToString(octets));
  }

  @Provide
  Arbitrary<String> nearlyRight() {
    return Arbitraries.of(
            "v=DKIM1",
            ";",
            "=",
            " ",
            "\r\n ",
            "k",
            "p",
            "h",
            "n",
            "s",
            "t",
            "g",
            "rsa",
            "ed25519",
            ":",
            "y",
            "sha256",
            "email",
            "*",
            "\"",
            "\\",
            "\u00e5",
            KEY,
            "AAAA",
            "-----BEGIN")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  private static List<String> ids(LintReport report) {
    return report.problems().stream().map(f -> f.severity() + " " + f.id()).toList();
  }
}
