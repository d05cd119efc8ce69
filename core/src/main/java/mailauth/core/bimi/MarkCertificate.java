package mailauth.core.bimi;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Judges a mark certificate: VMC or CMC (BIMI draft 14, RFC 9399). Whether its root is one that
 * mailboxes trust is for them to say.
 */
public final class MarkCertificate {
  private static final String SECTION = "BIMI draft 14, section 5";
  private static final String FOR_MARKS = "1.3.6.1.5.5.7.3.31";
  private static final Duration SOON = Duration.ofDays(30);
  private static final int DNS_NAME = 2;

  private final Findings findings = new Findings();

  private MarkCertificate() {}

  /**
   * Takes any octets.
   *
   * @param pem what {@code a=} leads to
   * @param domain whose logo it is
   * @param logo what {@code l=} leads to, if it could be fetched
   */
  public static List<Finding> lint(byte[] pem, Name domain, Optional<byte[]> logo, Instant now) {
    var lint = new MarkCertificate();
    try {
      var chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        lint.error("there is no certificate in it");
      } else {
        lint.check(chain, domain, logo, now);
      }
    } catch (CertificateException e) {
      lint.error("it cannot be read as certificates in PEM form");
    }
    return lint.findings.list();
  }

  private void check(List<X509Certificate> chain, Name domain, Optional<byte[]> logo, Instant now)
      throws CertificateParsingException {
    var own = chain.getFirst();
    checkDates(own, now);
    var uses = own.getExtendedKeyUsage();
    if (uses == null || !uses.contains(FOR_MARKS)) {
      error("it is not made for marks: it lacks the key usage " + FOR_MARKS);
    }
    if (!covers(own.getSubjectAlternativeNames(), domain)) {
      error("it is not for %s".formatted(domain));
    }
    for (int i = 0; i + 1 < chain.size(); i++) {
      checkSignature(chain.get(i), chain.get(i + 1));
    }
    checkLogo(own, logo);
  }

  private void checkDates(X509Certificate own, Instant now) {
    var end = own.getNotAfter().toInstant();
    if (end.isBefore(now) || own.getNotBefore().toInstant().isAfter(now)) {
      error("it holds from %s to %s".formatted(own.getNotBefore().toInstant(), end));
    } else if (end.isBefore(now.plus(SOON))) {
      findings.warning("BIMI-017", 0, "the mark certificate ends at %s".formatted(end), SECTION);
    }
  }

  private static boolean covers(@Nullable Collection<List<?>> names, Name domain) {
    return names != null
        && names.stream()
            .filter(name -> name.getFirst().equals(DNS_NAME))
            .anyMatch(name -> covers(String.valueOf(name.get(1)), domain));
  }

  /** The name may begin with a selector and {@code _bimi}. */
  private static boolean covers(String name, Name domain) {
    try {
      var plain = Name.of(name.replaceFirst("^[^.]+\\._bimi\\.", ""));
      return domain.isWithin(plain);
    } catch (InvalidName e) {
      return false;
    }
  }

  private void checkSignature(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
    } catch (GeneralSecurityException e) {
      error("its chain is broken: %s did not sign it".formatted(issuer.getSubjectX500Principal()));
    }
  }

  /** The certificate's own hash first: it is what the issuer vouches for. */
  private void checkLogo(X509Certificate own, Optional<byte[]> served) {
    try {
      var logotype = Logotype.read(extension(own));
      if (logotype.image().filter(image -> !isVouchedFor(logotype, image)).isPresent()) {
        error("the logo in it does not have the hash that it names");
      }
      if (served.filter(svg -> !isSame(logotype, svg)).isPresent()) {
        findings.error(
            "BIMI-018",
            0,
            "the logo in the mark certificate is not the one that l= leads to",
            SECTION);
      }
    } catch (Der.Invalid e) {
      error("its logo cannot be read: " + e.getMessage());
    }
  }

  private static byte[] extension(X509Certificate own) throws Der.Invalid {
    var extension = own.getExtensionValue(Logotype.EXTENSION);
    if (extension == null) {
      throw new Der.Invalid("it holds none");
    }
    return Der.read(extension).tagged(Der.OCTET_STRING).content();
  }

  /** Issuers hash the packed drawing, or the drawing itself. */
  private static boolean isVouchedFor(Logotype logotype, byte[] image) {
    return logotype.hashes().stream()
        .anyMatch(hash -> hash.isOf(image) || hash.isOf(Svg.unpacked(image)));
  }

  /** Packing again may give other octets, so that drawings are compared, not packages. */
  private static boolean isSame(Logotype logotype, byte[] svg) {
    return logotype
        .image()
        .map(image -> Arrays.equals(Svg.unpacked(image), Svg.unpacked(svg)))
        .orElseGet(() -> isVouchedFor(logotype, svg));
  }

  private void error(String why) {
    findings.error("BIMI-016", 0, "the mark certificate: %s".formatted(why), SECTION);
  }
}
