package mailauth.providers.rfc2136;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * An HMAC key (RFC 2104) with its pads digested once. {@code javax.crypto.Mac} looks its algorithm
 * up and digests the pads for each message anew, which for messages of two blocks is half the work.
 */
final class Hmac {
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final MessageDigest inner;
  private final MessageDigest outer;

  private Hmac(MessageDigest inner, MessageDigest outer) {
    this.inner = inner;
    this.outer = outer;
  }

  /**
   * A key.
   *
   * @param digest such as {@code SHA-256}
   * @param block the octets that the digest works on at a time
   */
  static Hmac of(String digest, int block, byte[] secret) {
    try {
      var key = secret.length > block ? MessageDigest.getInstance(digest).digest(secret) : secret;
      var padded = Arrays.copyOf(key, block);
      return new Hmac(padded(digest, padded, INNER), padded(digest, padded, OUTER));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + digest, e);
    }
  }

  private static MessageDigest padded(String digest, byte[] key, byte pad)
      throws NoSuchAlgorithmException {
    var begun = MessageDigest.getInstance(digest);
    for (byte octet : key) {
      begun.update((byte) (octet ^ pad));
    }
    return begun;
  }

  /** The code of a message that comes in parts. */
  byte[] of(byte[]... parts) {
    var message = copy(inner);
    for (var part : parts) {
      message.update(part);
    }
    var code = copy(outer);
    code.update(message.digest());
    return code.digest();
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's digests can be copied", e);
    }
  }
}
