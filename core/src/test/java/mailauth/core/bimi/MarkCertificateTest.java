package mailauth.core.bimi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import mailauth.core.dns.Name;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Mark certificates made here, good ones and others, in PEM as a web server gives them. */
class MarkCertificateTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final Instant BEGINS = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant ENDS = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final byte[] LOGO = "<svg><title>Example</title></svg>".getBytes(US_ASCII);
  private static final byte[] OTHER = "<svg><title>Other</title></svg>".getBytes(US_ASCII);
  private static final String SVG = "image/svg+xml";
  private static final MadeUpCertificate GOOD =
      certificate(MadeUpCertificate.logotype(SVG, packed(LOGO), LOGO));

  @Test
  void vouchesForTheLogoThatIsServed() {
    assertThat(lint(GOOD, LOGO)).isEmpty();
    assertThat(lint(GOOD, packed(LOGO))).as("served packed").isEmpty();
    assertThat(lint(certificate(MadeUpCertificate.logotype(SVG, LOGO, LOGO)), LOGO)).isEmpty();
    assertThat(lint(certificate(MadeUpCertificate.logotype(SVG, packed(LOGO), packed(LOGO))), LOGO))
        .as("the hash is that of the packed drawing")
        .isEmpty();
    assertThat(
            lint(
                certificate(
                    MadeUpCertificate.logotype(
                        SVG, "https://example.com/logo.svg", MadeUpCertificate.sha256(LOGO))),
                LOGO))
        .as("only refers to it")
        .isEmpty();
  }

  @Test
  void doesNotVouchForAnother() {
    var another =
        "error BIMI-018: the logo in the mark certificate is not the one that l= leads to";
    assertThat(lint(GOOD, OTHER)).containsExactly(another);
    assertThat(
            lint(
                certificate(
                    MadeUpCertificate.logotype(
                        SVG, "https://example.com/logo.svg", MadeUpCertificate.sha256(OTHER))),
                LOGO))
        .containsExactly(another);
  }

  @Test
  void hasTheHashOfItsOwnLogo() {
    assertThat(lint(certificate(MadeUpCertificate.logotype(SVG, packed(LOGO), OTHER)), LOGO))
        .containsExactly(
            "error BIMI-016: the mark certificate: the logo in it does not have the hash that it"
                + " names");
  }

  @Test
  void isForMarksForTheDomainAndForToday() {
    assertThat(lint(new MadeUpCertificate("example.com", List.of(), BEGINS, ENDS, GOOD.logotype())))
        .containsExactly(
            "error BIMI-016: the mark certificate: it is not made for marks: it lacks the key usage"
                + " 1.3.6.1.5.5.7.3.31");
    assertThat(lint(new MadeUpCertificate("example.net", usages(), BEGINS, ENDS, GOOD.logotype())))
        .containsExactly("error BIMI-016: the mark certificate: it is not for example.com");
    assertThat(
            lint(
                new MadeUpCertificate(
                    "default._bimi.example.com", usages(), BEGINS, ENDS, GOOD.logotype())))
        .isEmpty();
    assertThat(lintAt(ENDS.plusSeconds(1)))
        .containsExactly(
            "error BIMI-016: the mark certificate: it holds from 2026-01-01T00:00:00Z to"
                + " 2027-01-01T00:00:00Z");
    assertThat(lintAt(BEGINS.minusSeconds(1))).hasSize(1);
    assertThat(lintAt(Instant.parse("2026-12-02T00:00:01Z")))
        .containsExactly("warning BIMI-017: the mark certificate ends at 2027-01-01T00:00:00Z");
    assertThat(lintAt(Instant.parse("2026-12-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void holdsALogo() {
    assertThat(lint(certificate(new byte[0])))
        .containsExactly(
            "error BIMI-016: the mark certificate: its logo cannot be read: it holds none");
    assertThat(lint(certificate(MadeUpCertificate.seq())))
        .containsExactly(
            "error BIMI-016: the mark certificate: its logo cannot be read: it has no logo of the"
                + " subject");
    assertThat(MarkCertificate.lint("junk".getBytes(US_ASCII), DOMAIN, Optional.empty(), NOW))
        .singleElement()
        .satisfies(finding -> assertThat(finding.id()).isEqualTo("BIMI-016"));
  }

  /** A certificate is somebody else's, so whatever stands in it must not harm. */
  @Property(tries = 2_000)
  void damagedExtensionsAreReadOrRefused(@ForAll long seed) {
    var random = new Random(seed);
    var octets = GOOD.logotype().clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      octets[random.nextInt(Math.min(octets.length, 60))] = (byte) random.nextInt();
    }
    var cut = Arrays.copyOf(octets, random.nextInt(octets.length + 1));
    assertThatCode(() -> read(octets)).doesNotThrowAnyException();
    assertThatCode(() -> read(cut)).doesNotThrowAnyException();
  }

  private static Optional<Logotype> read(byte[] extension) {
    try {
      return Optional.of(Logotype.read(extension));
    } catch (Der.Invalid e) {
      return Optional.empty();
    }
  }

  private static MadeUpCertificate certificate(byte[] logotype) {
    return new MadeUpCertificate("example.com", usages(), BEGINS, ENDS, logotype);
  }

  private static List<String> usages() {
    return List.of(MadeUpCertificate.FOR_MARKS);
  }

  private static List<String> lint(MadeUpCertificate certificate) {
    return lint(certificate, LOGO);
  }

  private static List<String> lint(MadeUpCertificate certificate, byte[] served) {
    return lint(certificate, served, NOW);
  }

  private static List<String> lintAt(Instant now) {
    return lint(GOOD, LOGO, now);
  }

  private static List<String> lint(MadeUpCertificate certificate, byte[] served, Instant now) {
    var pem = certificate.pem().getBytes(US_ASCII);
    return MarkCertificate.lint(pem, DOMAIN, Optional.of(served), now).stream()
        .map(f -> "%s %s: %s".formatted(f.severity().text(), f.id(), f.message()))
        .toList();
  }

  private static byte[] packed(byte[] octets) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(octets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
