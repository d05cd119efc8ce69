package mailauth.providers.inwx;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Passwords of six digits that are good for half a minute, and once (RFC 6238). */
final class OneTimePassword {
  static final Duration STEP = Duration.ofSeconds(30);

  private static final String ALGORITHM = "HmacSHA1";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int SIX_DIGITS = 1_000_000;

  private final byte[] secret;

  /**
   * @param secret in Base32 (RFC 4648 section 6), with or without blanks and padding
   * @throws IllegalArgumentException if it is no such
   */
  OneTimePassword(String secret) {
    this.secret = decode(secret.replaceAll("[\\s=]", "").toUpperCase(Locale.ROOT));
  }

  String at(Instant time) {
    long step = time.getEpochSecond() / STEP.toSeconds();
    var hash = hash(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", number % SIX_DIGITS);
  }

  /** How long it takes from a time to the next password. */
  static Duration untilNext(Instant time) {
    return STEP.minusSeconds(time.getEpochSecond() % STEP.toSeconds());
  }

  private byte[] hash(byte[] message) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decode(String text) {
    var bytes = ByteBuffer.allocate(text.length() * BITS / Byte.SIZE);
    int bits = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = BASE32.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("'shared-secret' is no Base32 text");
      }
      bits = bits << BITS | value;
      count += BITS;
      if (count >= Byte.SIZE) {
        count -= Byte.SIZE;
        bytes.put((byte) (bits >> count));
      }
    }
    if (bytes.position() == 0) {
      throw new IllegalArgumentException("'shared-secret' is empty");
    }
    return bytes.array();
  }
}
