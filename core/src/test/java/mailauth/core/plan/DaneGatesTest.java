package mailauth.core.plan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dane.KeyMemory;
import mailauth.core.dane.MailHost;
import mailauth.core.dane.MailHosts;
import mailauth.core.dane.ServerKey;
import mailauth.core.dns.Name;
import mailauth.core.dns.Security;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Keys of mail.example.com, beside what the host presents; the clock stands at noon. */
class DaneGatesTest {
  private static final X509Certificate CURRENT =
      certificate(
          """
          -----BEGIN CERTIFICATE-----
          MIIBjTCCATOgAwIBAgIUfMDO6csnrdx9bmajBuYGklUPERYwCgYIKoZIzj0EAwIw
          GzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTAgFw0yNjExMjUxNzQ4MzlaGA8y
          MTI2MTEwMTE3NDgzOVowGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTBZMBMG
          ByqGSM49AgEGCCqGSM49AwEHA0IABCun8ktyHKzOfzKYQvMrnh7AW+67g+DjM+Nv
          pZ8nFUvtpLV4EYhge/QeaXMLCPO/T/4trN/sdTPfUPgZw0k8TaejUzBRMB0GA1Ud
          DgQWBBRLDGxfXBWfwopw3M5q+72v6590kjAfBgNVHSMEGDAWgBRLDGxfXBWfwopw
          3M5q+72v6590kjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDK
          SWP10KAgAMcHUZXCQbtXd1j5TMGsZ1gWAodui7XG7QIgZSVmXgyoPuD4Wdcgk88o
          ZF/nB4V/Jzj8BQ/Xpjz2mr4=
          -----END CERTIFICATE-----
          """);
  private static final X509Certificate NEXT =
      certificate(
          """
          -----BEGIN CERTIFICATE-----
          MIIBjjCCATOgAwIBAgIUfgn35NjCYzlGJssDr7acJnizyacwCgYIKoZIzj0EAwIw
          GzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTAgFw0yNjExMjUxNzQ4MzlaGA8y
          MTI2MTEwMTE3NDgzOVowGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTBZMBMG
          ByqGSM49AgEGCCqGSM49AwEHA0IABFzoc0p2vVLp6oyyPmeNckJxIyr63RQ2DFRc
          zX4lNKbS0K961BHzGOyao07vGLToCnfW3izNHoFocQjbTvXrrQujUzBRMB0GA1Ud
          DgQWBBRri3pgQiUTiETrBFGH699e+AxkODAfBgNVHSMEGDAWgBRri3pgQiUTiETr
          BFGH699e+AxkODAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCP
          vpVGgJ/oNd/H/dORWCoCZL5RPHLJORIBj5h8XkjJFgIhAPqhsRwoRrHWfRxoBEPt
          tgHmZRJagzhgOZAifjJO9Wy9
          -----END CERTIFICATE-----
          """);
  private static final String CURRENT_KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEK6fyS3IcrM5/MphC8yueHsBb7ruD
      4OMz42+lnycVS+2ktXgRiGB79B5pcwsI879P/i2s3+x1M99Q+BnDSTxNpw==
      -----END PUBLIC KEY-----
      """;
  private static final String NEXT_KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEXOhzSna9UunqjLI+Z41yQnEjKvrd
      FDYMVFzNfiU0ptLQr3rUEfMY7JqjTu8YtOgKd9beLM0egWhxCNtO9eutCw==
      -----END PUBLIC KEY-----
      """;

  @Test
  void aSignedZoneAndThePresentedKeyArePublished() {
    assertThat(said(declares(CURRENT_KEY).secured(Security.SECURE).presented(presents(CURRENT))))
        .isEqualTo(
            """
            pass DANE_ZONE_NOT_SECURE: DNSSEC vouches for example.com
            pass DANE_KEY_NOT_PRESENTED: mail.example.com presents a declared key\
            """);
  }

  @Test
  void anUnsignedZoneIsNone() {
    var example = declares(CURRENT_KEY).presented(presents(CURRENT));
    assertThat(said(example.secured(Security.INSECURE)))
        .startsWith(
            "block DANE_ZONE_NOT_SECURE: DNSSEC does not vouch for example.com, so senders ignore"
                + " TLSA records there; have the zone signed first, and its DS record published\n");
    assertThat(said(example.secured(Security.BOGUS)))
        .startsWith("block DANE_ZONE_NOT_SECURE: the DNSSEC signatures of example.com do not hold");
    assertThat(said(example.secured(Security.UNKNOWN)))
        .startsWith("unknown DANE_ZONE_NOT_SECURE: no resolver that checks DNSSEC says");
  }

  @Test
  void theWrongCertificateIsNotPublished() {
    assertThat(said(declares(NEXT_KEY).secured(Security.SECURE).presented(presents(CURRENT))))
        .endsWith(
            "block DANE_KEY_NOT_PRESENTED: mail.example.com presents a key that is not declared (%s),"
                    .formatted(ServerKey.of(CURRENT.getPublicKey()).tlsa())
                + " so senders that check DANE would deliver nothing; name its certificate under"
                + " 'dane'");
  }

  @Test
  void aHostWithoutEncryptionGetsNoMailByDane() {
    assertThat(
            said(
                declares(CURRENT_KEY)
                    .secured(Security.SECURE)
                    .presented(host -> new MailHost.Plain(host.text(), "250 mail"))))
        .endsWith(
            "block DANE_KEY_NOT_PRESENTED: mail.example.com offers no STARTTLS, and senders that"
                + " check DANE deliver nothing without it");
  }

  @Test
  void whereNobodyGetsOutToPort25NobodyKnows() {
    var example =
        declares(CURRENT_KEY)
            .secured(Security.SECURE)
            .presented(host -> new MailHost.Silent(host.text(), "port 25 does not answer"));
    assertThat(said(example))
        .endsWith(
            "unknown DANE_KEY_NOT_PRESENTED: nobody saw which key mail.example.com presents: port"
                + " 25 does not answer; plan where port 25 is open to the outside, as it is not in"
                + " many networks");
    assertThat(example.plan().isBlocked()).isFalse();
  }

  /** Publish the next key, wait twice the TTL, swap, and take the old one out. */
  @Test
  void aKeyIsRolledOver() {
    var both =
        declares(CURRENT_KEY, NEXT_KEY)
            .secured(Security.SECURE)
            .today(tlsa(CURRENT))
            .presented(presents(CURRENT));
    assertThat(both.verdicts()).isEmpty();
    assertThat(both.effects())
        .contains(
            "let mail.example.com present the new key 2 hours after this was applied, twice the"
                + " TTL, and not before");

    var last = declares(NEXT_KEY).secured(Security.SECURE).today(tlsa(CURRENT, NEXT));
    assertThat(last.presented(presents(CURRENT)).verdicts())
        .as("the host was not switched yet")
        .containsExactly("block DANE_KEY_NOT_PRESENTED", "confirm DANE_KEY_REMOVED");
    assertThat(said(last.presented(presents(NEXT)).remembered(KeyMemory.SECTION, since("10:30"))))
        .endsWith(
            "block DANE_KEY_REMOVED: %s goes, and caches may not know the key yet that stays; wait"
                    .formatted(ServerKey.of(CURRENT.getPublicKey()).tlsa())
                + " until 2026-11-25T12:30:00Z, twice the TTL after it was published");
    assertThat(last.remembered(KeyMemory.SECTION, since("10:00")).verdicts()).isEmpty();
  }

  @Test
  void whoSwapsBeforePublishingIsTold() {
    var early = declares(NEXT_KEY).secured(Security.SECURE).presented(presents(NEXT));
    assertThat(said(early.today(tlsa(CURRENT))))
        .contains(
            "warn DANE_KEY_NOT_PRESENTED: mail.example.com presents a key already that DNS does not"
                + " have yet")
        .as("what stands fits no more, so that nothing is lost with it")
        .contains("pass DANE_KEY_REMOVED");
  }

  private static Example declares(String... keys) {
    var yaml = new StringBuilder("dane:\n  mail.example.com:\n");
    for (var key : keys) {
      yaml.append("    - |\n").append(key.indent(6));
    }
    return Example.declares(yaml.toString());
  }

  private static String said(Example example) {
    return String.join(
        "\n",
        example.gates().stream()
            .map(gate -> "%s %s: %s".formatted(gate.outcome().text(), gate.id(), gate.message()))
            .toList());
  }

  private static MailHosts presents(X509Certificate certificate) {
    return host ->
        new MailHost.Encrypted(host.text(), "TLSv1.3", List.of(certificate), Optional.empty());
  }

  private static String tlsa(X509Certificate... certificates) {
    var records = new StringBuilder();
    for (var certificate : certificates) {
      records
          .append("_25._tcp.mail.example.com 3600 TLSA ")
          .append(ServerKey.of(certificate.getPublicKey()).tlsa())
          .append('\n');
    }
    return records.toString();
  }

  /** The next key was published at a time of the day. */
  private static JsonObject since(String time) {
    var key = ServerKey.of(NEXT.getPublicKey()).tlsa().toString();
    return new KeyMemory(
            Map.of(
                Name.of("_25._tcp.mail.example.com"),
                Map.of(key, Instant.parse("2026-11-25T%s:00Z".formatted(time)))))
        .section();
  }

  private static X509Certificate certificate(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }
}
