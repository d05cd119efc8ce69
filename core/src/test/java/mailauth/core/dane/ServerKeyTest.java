package mailauth.core.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.lint.Finding;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ServerKeyTest {
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBjjCCATOgAwIBAgIUQsMES+PCKOVSg3d4/smMuudur4UwCgYIKoZIzj0EAwIw
      GzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTAgFw0yNjExMjMxNDQ1MzFaGA8y
      MTI2MTAzMDE0NDUzMVowGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTBZMBMG
      ByqGSM49AgEGCCqGSM49AwEHA0IABFpj1lqyRGZCRv+Tr5SXI4b9Hjf2zRhbNudo
      6emMCoi0yypScigagFitrHY+EIOWEFXstKIvg0K3ELzQuj4DLWWjUzBRMB0GA1Ud
      DgQWBBQ/EIUTmN3xkM+UeTyYtt8NcSmdoDAfBgNVHSMEGDAWgBQ/EIUTmN3xkM+U
      eTyYtt8NcSmdoDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCv
      rtP8CDMUMIMQFaNjW6/+EsHCbXKrRGW2zsaed2eTxQIhAMM+ptXgia+DvP8+dRi9
      ek3uKYISm/EkiYRmvvlvzvaF
      -----END CERTIFICATE-----
      """;

  private static final String PUBLIC_KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWmPWWrJEZkJG/5OvlJcjhv0eN/bN
      GFs252jp6YwKiLTLKlJyKBqAWK2sdj4Qg5YQVey0oi+DQrcQvNC6PgMtZQ==
      -----END PUBLIC KEY-----
      """;

  /** What {@code openssl pkey -pubin -outform DER | sha256sum} says of the key above. */
  private static final String DIGEST =
      "edb2bbd40a7fd97c9dbb37809dd0fac94c2fa071f167dcfe1692d843fdc30adf";

  @Test
  void pinsTheKeyOfACertificate() {
    assertThat(ServerKey.ofPem(CERTIFICATE).tlsa()).hasToString("3 1 1 " + DIGEST);
    assertThat(ServerKey.ofPem(PUBLIC_KEY)).isEqualTo(ServerKey.ofPem(CERTIFICATE));
    assertThat(ServerKey.owner(Name.of("mail.example.com")))
        .isEqualTo(Name.of("_25._tcp.mail.example.com"));
  }

  @Test
  void readsTheFirstCertificateOfAChainBesideItsPrivateKey() {
    var privateKey = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

    assertThat(ServerKey.ofPem(privateKey + CERTIFICATE + "-----BEGIN CERTIFICATE-----").sha256())
        .isEqualTo(DIGEST);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerKey.ofPem(privateKey))
        .withMessage("there is only a private key in this file; give the certificate");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(List.of("", "junk", CERTIFICATE.replace("MIIB", "MIIC"), PUBLIC_KEY.substring(40)))
        .allSatisfy(text ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerKey.ofPem(text))
                .withMessage("there is no certificate or public key in PEM form in this file"));
  }

  @Test
  void judgesTlsaRecordsForMail() {
    assertThat(TlsaLint.lint(new Rdata.Tlsa(3, 1, 1, DIGEST))).isEmpty();
    assertThat(TlsaLint.lint(new Rdata.Tlsa(2, 0, 2, DIGEST + DIGEST))).isEmpty();
    assertThat(ids(new Rdata.Tlsa(1, 1, 1, DIGEST))).containsExactly("DANE-006");
    assertThat(ids(new Rdata.Tlsa(3, 2, 1, DIGEST))).containsExactly("DANE-009");
    assertThat(ids(new Rdata.Tlsa(3, 1, 0, DIGEST))).containsExactly("DANE-009");
    assertThat(ids(new Rdata.Tlsa(3, 1, 1, "ab"))).containsExactly("DANE-009");
  }

  @Property
  void readsAnyOctets(@ForAll byte[] octets) {
    assertThat(ServerKey.ofCertificate(octets)).isEmpty();
  }

  private static List<String> ids(Rdata.Tlsa tlsa) {
    return TlsaLint.lint(tlsa).stream().map(Finding::id).toList();
  }
}
