package mailauth.core.dkim;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Keys as octets: SPKI (RFC 5280), PKCS#1 and PKCS#8 (RFC 8017, 5958), raw Ed25519 (RFC 8032). */
final class Der {
  static final int ED25519_OCTETS = 32;

  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = octets("020100");
  private static final byte[] RSA_ENCRYPTION = octets("300d06092a864886f70d0101010500");
  private static final byte[] ED25519_SPKI = octets("302a300506032b6570032100");

  private Der() {}

  /** Reads SPKI or PKCS#1; keys under 512 bits are not read. */
  static Optional<RSAPublicKey> rsa(byte[] der) {
    return spki("RSA", der).or(() -> spki("RSA", fromPkcs1(der))).map(RSAPublicKey.class::cast);
  }

  /** The raw key of an Ed25519 SPKI. */
  static Optional<byte[]> rawEd25519(byte[] der) {
    return spki("Ed25519", der)
        .filter(EdECPublicKey.class::isInstance)
        .map(key -> Arrays.copyOfRange(der, ED25519_SPKI.length, der.length));
  }

  /** Wraps a raw Ed25519 key. */
  static byte[] spkiOfEd25519(byte[] raw) {
    return join(ED25519_SPKI, raw);
  }

  /** Reads an RSA or Ed25519 private key in PKCS#8, or an RSA one in PKCS#1. */
  static Optional<PrivateKey> privateKey(byte[] der) {
    if (!beginsWithVersion(der)) {
      return Optional.empty();
    }
    return pkcs8("RSA", der)
        .or(() -> pkcs8("Ed25519", der))
        .or(() -> pkcs8("RSA", privateFromPkcs1(der)));
  }

  /**
   * Whether a sequence begins with the version that private keys have and public ones lack. Asking
   * the JDK takes it a tenth of a second to find out, for every key that is looked at.
   */
  private static boolean beginsWithVersion(byte[] der) {
    if (der.length < 2 || der[0] != SEQUENCE) {
      return false;
    }
    int lengthOctets = der[1] < 0 ? der[1] & 0x7f : 0;
    int at = 2 + lengthOctets;
    return der.length > at + 2 && der[at] == INTEGER && der[at + 1] == 1;
  }

  /** The SPKI of an RSA key. */
  static Optional<byte[]> spkiOf(RSAPublicKeySpec rsa) {
    try {
      return Optional.of(KeyFactory.getInstance("RSA").generatePublic(rsa).getEncoded());
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] privateFromPkcs1(byte[] der) {
    return element(SEQUENCE, join(VERSION_0, RSA_ENCRYPTION, element(OCTET_STRING, der)));
  }

  private static byte[] fromPkcs1(byte[] der) {
    return element(SEQUENCE, join(RSA_ENCRYPTION, element(BIT_STRING, join(new byte[1], der))));
  }

  private static Optional<PublicKey> spki(String algorithm, byte[] der) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<PrivateKey> pkcs8(String algorithm, byte[] der) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] element(int tag, byte[] content) {
    int length = content.length;
    var head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
