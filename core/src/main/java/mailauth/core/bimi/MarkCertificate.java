package mailauth.core.bimi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Judges a mark certificate: VMC or CMC (BIMI draft 14, RFC 3709). Whether its root is one that
 * mailboxes trust is for them to say.
 */
public final class MarkCertificate {
  private static final String SECTION = "BIMI draft 14, section 5";
  private static final String FOR_MARKS = "1.3.6.1.5.5.7.3.31";
  private static final String LOGOTYPE = "1.3.6.1.5.5.7.1.12";
  private static final Duration SOON = Duration.ofDays(30);
  private static final int DNS_NAME = 2;
  private static final int MOST_OCTETS = 1 << 20;
  private static final Pattern EMBEDDED =
      Pattern.compile("data:image/svg\\+xml(?:-compressed)?;base64,([A-Za-z0-9+/=\\s]+)");

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
    logo.ifPresent(svg -> checkLogo(own, svg));
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

  private void checkLogo(X509Certificate own, byte[] svg) {
    var embedded = embedded(own);
    if (embedded.isEmpty()) {
      error("it holds no logo");
    } else if (!Arrays.equals(embedded.get(), svg)) {
      findings.error(
          "BIMI-018",
          0,
          "the logo in the mark certificate is not the one that l= leads to",
          SECTION);
    }
  }

  private static Optional<byte[]> embedded(X509Certificate own) {
    var extension = own.getExtensionValue(LOGOTYPE);
    if (extension == null) {
      return Optional.empty();
    }
    var found = EMBEDDED.matcher(new String(extension, StandardCharsets.ISO_8859_1));
    return found.find() ? unpack(found.group(1)) : Optional.empty();
  }

  private static Optional<byte[]> unpack(String base64) {
    try {
      var octets = Base64.getMimeDecoder().decode(base64);
      boolean packed = octets.length > 2 && octets[0] == 0x1f && (octets[1] & 0xff) == 0x8b;
      if (!packed) {
        return Optional.of(octets);
      }
      try (var in = new GZIPInputStream(new ByteArrayInputStream(octets))) {
        return Optional.of(in.readNBytes(MOST_OCTETS));
      }
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  private void error(String why) {
    findings.error("BIMI-016", 0, "the mark certificate: %s".formatted(why), SECTION);
  }
}
