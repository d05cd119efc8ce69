package mailauth.core.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key that signs mail. It appears nowhere but in {@link #pem}. */
public final class DkimPrivateKey {
  /** What receivers should be able to verify (RFC 8301 section 3.2). */
  public static final int RSA_BITS = 2048;

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

  private final PrivateKey key;
  private final DkimPublicKey publicKey;

  private DkimPrivateKey(PrivateKey key, DkimPublicKey publicKey) {
    this.key = key;
    this.publicKey = publicKey;
  }

  /** A new RSA key; 2048 bits fit every receiver. */
  public static DkimPrivateKey generateRsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return of(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK generates RSA keys", e);
    }
  }

  /** A new Ed25519 key (RFC 8463). */
  public static DkimPrivateKey generateEd25519() {
    return of(ed25519(new SecureRandom()));
  }

  /**
   * Reads an unencrypted PEM file: PKCS#8, or PKCS#1 for RSA.
   *
   * @throws IllegalArgumentException if it holds no such key; the message quotes nothing of it
   */
  public static DkimPrivateKey parse(String pem) {
    var matcher = PEM.matcher(pem);
    return (matcher.find()
            ? decode(matcher.group(2).replaceAll("\\s", ""))
            : Optional.<DkimPrivateKey>empty())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "this is no unencrypted RSA or Ed25519 private key in PEM form"
                    + " (-----BEGIN PRIVATE KEY-----)"));
  }

  /** The key to publish. */
  public DkimPublicKey publicKey() {
    return publicKey;
  }

  /** PKCS#8 in PEM form, as OpenDKIM and rspamd read it. */
  public String pem() {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(key.getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(new String(lines, StandardCharsets.US_ASCII));
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "a private key of type " + publicKey.type().text();
  }

  private static Optional<DkimPrivateKey> decode(String base64) {
    try {
      return Der.privateKey(Base64.getDecoder().decode(base64)).flatMap(DkimPrivateKey::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<DkimPrivateKey> of(PrivateKey key) {
    if (key instanceof RSAPrivateCrtKey rsa) {
      return Der.spkiOf(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()))
          .flatMap(DkimPublicKey::rsa)
          .map(publicKey -> new DkimPrivateKey(key, publicKey));
    }
    return key instanceof EdECPrivateKey ed25519
        ? ed25519.getBytes().map(seed -> of(ed25519(new Seed(seed))))
        : Optional.empty();
  }

  private static DkimPrivateKey of(KeyPair pair) {
    var spki = pair.getPublic().getEncoded();
    var publicKey =
        DkimPublicKey.rsa(spki).or(() -> Der.rawEd25519(spki).flatMap(DkimPublicKey::ed25519));
    return new DkimPrivateKey(pair.getPrivate(), publicKey.orElseThrow());
  }

  private static KeyPair ed25519(SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK generates Ed25519 keys", e);
    }
  }

  /**
   * A private Ed25519 key is 32 random octets, and the JDK computes the public half only while it
   * generates a pair. Given those octets as its random ones, it generates the same pair again.
   */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] octets;

    Seed(byte[] octets) {
      this.octets = octets;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(octets, 0, bytes, 0, bytes.length);
    }
  }
}
