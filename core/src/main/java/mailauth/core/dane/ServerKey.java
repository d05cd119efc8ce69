package mailauth.core.dane;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;

/**
 * The public key that an MX host presents, as TLSA records pin it: DANE-EE, SPKI, SHA2-256, the
 * {@code 3 1 1} that RFC 7671 section 5.1 recommends.
 *
 * @param sha256 of its SPKI, in lower-case hexadecimal
 */
public record ServerKey(String sha256) {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (CERTIFICATE|PUBLIC KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA");

  /**
   * Reads the first certificate of a PEM file, or its public key.
   *
   * @throws IllegalArgumentException if it has neither; the message quotes nothing of it
   */
  public static ServerKey ofPem(String pem) {
    var block = PEM.matcher(pem);
    return (block.find() ? read(block.group(1), block.group(2)) : Optional.<ServerKey>empty())
        .orElseThrow(() ->
            new IllegalArgumentException(
                pem.contains("PRIVATE KEY")
                    ? "there is only a private key in this file; give the certificate"
                    : "there is no certificate or public key in PEM form in this file"));
  }

  /** The key of a certificate presented in DER form; empty if it cannot be read. */
  public static Optional<ServerKey> ofCertificate(byte[] der) {
    try {
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
      return Optional.of(ofSpki(certificate.getPublicKey().getEncoded()));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** The key of a certificate. */
  public static ServerKey of(PublicKey key) {
    return ofSpki(key.getEncoded());
  }

  /** Where the TLSA records of an MX host stand. */
  public static Name owner(Name host) {
    return Name.of("_25._tcp").under(host);
  }

  /** The record that pins this key. */
  public Rdata.Tlsa tlsa() {
    return new Rdata.Tlsa(3, 1, 1, sha256);
  }

  private static Optional<ServerKey> read(String label, String base64) {
    try {
      var der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      return label.equals("CERTIFICATE") ? ofCertificate(der) : ofPublicKey(der);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<ServerKey> ofPublicKey(byte[] der) {
    return KEY_TYPES.stream().anyMatch(type -> isSpki(type, der))
        ? Optional.of(ofSpki(der))
        : Optional.empty();
  }

  private static boolean isSpki(String type, byte[] der) {
    try {
      KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der));
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static ServerKey ofSpki(byte[] spki) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(spki);
      return new ServerKey(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
