package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyFileTest {
  private static final String GENERATED =
      """
      key "mailauth-key" {
      \talgorithm hmac-sha256;
      \tsecret "a2tra2tra2tr//tra2tra2tra2tra2tra2tra2tra2s=";
      };
      """;

  @Test
  void readsWhatTsigKeygenPrints() {
    assertThat(KeyFile.read(GENERATED, Optional.empty()))
        .isEqualTo(
            new KeyFile(
                "mailauth-key", "hmac-sha256", "a2tra2tra2tr//tra2tra2tra2tra2tra2tra2tra2s="));
  }

  @Test
  void readsWhatPeopleMakeOfIt() {
    var written =
        """
        # the key { of } mailauth
        key mailauth-key { // on one line
          secret "c2VjcmV0"; /* the secret;
          algorithm is below */ algorithm "hmac-sha512"; };
        """;
    assertThat(KeyFile.read(written, Optional.empty()))
        .isEqualTo(new KeyFile("mailauth-key", "hmac-sha512", "c2VjcmV0"));
  }

  @Test
  void findsAKeyByItsName() {
    var several = GENERATED + GENERATED.replace("mailauth-key", "transfer-key");
    assertThat(KeyFile.read(several, Optional.of("Transfer-Key")).name()).isEqualTo("transfer-key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyFile.read(several, Optional.empty()))
        .withMessage("the file has several keys; say which by tsig.name");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyFile.read("# nothing", Optional.empty()))
        .withMessage("the file has no such key; it should read as tsig-keygen prints it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyFile.read("key k { algorithm hmac-sha256; };", Optional.empty()))
        .withMessage("the key has no secret");
  }

  @Test
  void doesNotShowTheSecret() {
    assertThat(KeyFile.read(GENERATED, Optional.empty())).hasToString("mailauth-key");
  }

  @Property
  void garbageIsRefusedInWords(@ForAll String before, @ForAll String inside) {
    var text = before + "\nkey k { " + inside + " };";
    try {
      assertThat(KeyFile.read(text, Optional.empty())).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("the (file|key) .*");
    }
  }
}
