package mailauth.core.dkim;

import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key as DKIM publishes it.
 *
 * @param bits the RSA modulus' length; 256 for Ed25519
 * @param base64 what {@code p} holds: SPKI for RSA, 32 raw octets for Ed25519
 */
public record DkimPublicKey(KeyType type, int bits, String base64) {
  private static final int ED25519_BITS = 256;

  /** Reads what a person pasted or a key file holds: PEM, base64, or a whole record. */
  public static PastedKey read(String pasted) {
    return KeyPaste.read(pasted);
  }

  /** The SPKI (X.509) form, as the JDK and PEM files have it. */
  public byte[] spki() {
    var octets = Base64.getDecoder().decode(base64);
    return switch (type) {
      case RSA -> octets;
      case ED25519 -> Der.spkiOfEd25519(octets);
    };
  }

  static Optional<DkimPublicKey> rsa(byte[] der) {
    return Der.rsa(der).map(DkimPublicKey::of);
  }

  static Optional<DkimPublicKey> ed25519(byte[] raw) {
    return raw.length == Der.ED25519_OCTETS
        ? Optional.of(new DkimPublicKey(KeyType.ED25519, ED25519_BITS, encode(raw)))
        : Optional.empty();
  }

  private static DkimPublicKey of(RSAPublicKey key) {
    return new DkimPublicKey(KeyType.RSA, key.getModulus().bitLength(), encode(key.getEncoded()));
  }

  private static String encode(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
