package mailauth.core.dane;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import mailauth.core.dns.Rdata;

/**
 * Whether a TLSA record fits what a mail host presents (RFC 7671 section 5, RFC 6698 section 2).
 */
public final class TlsaMatch {
  private static final int TRUST_ANCHOR = 2;
  private static final int OWN_KEY = 3;

  private TlsaMatch() {}

  /** Usages that mail does not know fit nothing. */
  public static boolean fits(Rdata.Tlsa tlsa, List<X509Certificate> chain) {
    return switch (tlsa.usage()) {
      case OWN_KEY -> !chain.isEmpty() && fits(tlsa, chain.getFirst());
      case TRUST_ANCHOR -> chain.stream().anyMatch(certificate -> fits(tlsa, certificate));
      default -> false;
    };
  }

  private static boolean fits(Rdata.Tlsa tlsa, X509Certificate certificate) {
    try {
      var octets =
          tlsa.selector() == 1 ? certificate.getPublicKey().getEncoded() : certificate.getEncoded();
      return HexFormat.of()
          .formatHex(match(tlsa.matchingType(), octets))
          .equals(tlsa.association());
    } catch (CertificateEncodingException e) {
      return false;
    }
  }

  private static byte[] match(int type, byte[] octets) {
    return switch (type) {
      case 1 -> digest("SHA-256", octets);
      case 2 -> digest("SHA-512", octets);
      default -> octets;
    };
  }

  private static byte[] digest(String algorithm, byte[] octets) {
    try {
      return MessageDigest.getInstance(algorithm).digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
