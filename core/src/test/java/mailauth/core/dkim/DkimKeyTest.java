package mailauth.core.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DkimKeyTest {
  private static final DkimPrivateKey RSA = DkimPrivateKey.generateRsa(1024);
  private static final DkimPrivateKey ED25519 = DkimPrivateKey.generateEd25519();

  @Test
  void takesAPemFileAsItIs() {
    assertThat(DkimPublicKey.read(pem(RSA))).isEqualTo(usable(RSA));
    assertThat(DkimPublicKey.read(pem(ED25519))).isEqualTo(usable(ED25519));
  }

  @Test
  void takesBareBase64() {
    assertThat(DkimPublicKey.read(RSA.publicKey().base64() + "\n")).isEqualTo(usable(RSA));
    assertThat(DkimPublicKey.read(ED25519.publicKey().base64())).isEqualTo(usable(ED25519));
  }

  @Test
  void takesPkcs1() {
    // For 1024 bits, the PKCS#1 form follows 22 octets of SPKI wrapping.
    var spki = RSA.publicKey().spki();
    var pkcs1 = Arrays.copyOfRange(spki, 22, spki.length);

    assertThat(DkimPublicKey.read(Base64.getEncoder().encodeToString(pkcs1)))
        .isEqualTo(usable(RSA));
  }

  @Test
  void repairsWhatPastingDoesAndSaysSo() {
    var base64 = RSA.publicKey().base64();
    var broken = base64.substring(0, 60) + " \n  " + base64.substring(60);

    assertThat(DkimPublicKey.read(broken))
        .isEqualTo(usable(RSA, "spaces or line breaks were removed from the key"));
    assertThat(DkimPublicKey.read('"' + base64 + '"'))
        .isEqualTo(usable(RSA, "quotation marks or backslashes were removed from the key"));
  }

  @Test
  void takesTheKeyOutOfAZoneFile() {
    var base64 = RSA.publicKey().base64();
    var zone =
        """
        s2026._domainkey IN TXT ( "v=DKIM1; k=rsa; "
            "p=%s"
            "%s" )  ; ----- DKIM key s2026 for example.com
        """
            .formatted(base64.substring(0, 100), base64.substring(100));

    assertThat(DkimPublicKey.read(zone))
        .isEqualTo(usable(RSA, "the key was taken out of p= of a whole record"));
  }

  @Test
  void neverTakesAPrivateKey() {
    var naked = RSA.pem().replaceAll("-----[A-Z ]+-----|\\s", "");

    assertThat(List.of(RSA.pem(), ED25519.pem(), naked))
        .allSatisfy(text ->
            assertThat(DkimPublicKey.read(text))
                .isEqualTo(
                    new PastedKey.Refused(
                        "this is a private key, which must never be published; give the public"
                            + " half (openssl pkey -in KEY -pubout)")));
  }

  @Test
  void saysWhatElseIsWrong() {
    assertThat(refused("")).isEqualTo("there is no key in this text");
    assertThat(refused("v=DKIM1; p=")).isEqualTo("there is no key in this text");
    assertThat(refused("not a key!")).startsWith("the key is not base64");
    assertThat(refused("AAAA")).startsWith("this is no RSA or Ed25519 public key");
    assertThat(refused(RSA.publicKey().base64().substring(0, 120)))
        .endsWith("or it is damaged or cut off");
    assertThat(refused(pem(RSA).substring(0, 100))).startsWith("the PEM text is cut off");
    assertThat(refused("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"))
        .isEqualTo("this PEM text holds a certificate; give a PUBLIC KEY");
  }

  @Test
  void readsThePrivateKeysItWrites() {
    assertThat(DkimPrivateKey.parse(RSA.pem()).publicKey()).isEqualTo(RSA.publicKey());
    assertThat(DkimPrivateKey.parse(ED25519.pem()).publicKey()).isEqualTo(ED25519.publicKey());
  }

  @Test
  void neverShowsAPrivateKey() {
    assertThat(RSA).hasToString("a private key of type rsa");
    assertThatThrownBy(() -> DkimPrivateKey.parse(pem(RSA)))
        .hasMessage(
            "this is no unencrypted RSA or Ed25519 private key in PEM form"
                + " (-----BEGIN PRIVATE KEY-----)");
  }

  @Property
  void readsAnyText(@ForAll String text) {
    assertThat(DkimPublicKey.read(text)).isInstanceOf(PastedKey.Refused.class);
  }

  private static PastedKey usable(DkimPrivateKey key, String... notes) {
    return new PastedKey.Usable(key.publicKey(), List.of(notes));
  }

  private static String refused(String text) {
    return ((PastedKey.Refused) DkimPublicKey.read(text)).reason();
  }

  private static String pem(DkimPrivateKey key) {
    var lines = Base64.getMimeEncoder().encodeToString(key.publicKey().spki());
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(lines);
  }
}
