package mailauth.core.dkim;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import mailauth.core.lint.Findings;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** Decodes a record's key and judges it (RFC 8301 section 3.2, RFC 8463 section 4). */
final class KeyCheck {
  private static final String KEY_RECORD = "RFC 6376 section 3.6.1";
  private static final String SIZES = "RFC 8301 section 3.2";
  private static final int MINIMUM = 1024;
  private static final int RECOMMENDED = 2048;
  private static final BigInteger LARGEST_EXPONENT = BigInteger.ONE.shiftLeft(32);

  private final TagList tags;
  private final DkimRecord record;
  private final Findings findings;
  private final int at;

  KeyCheck(TagList tags, DkimRecord record, Findings findings) {
    this.tags = tags;
    this.record = record;
    this.findings = findings;
    this.at = tags.find("p").map(Tag::valueAt).orElse(0);
  }

  /** The key, if it can be used at all. */
  Optional<DkimPublicKey> key() {
    var type = record.keyType();
    if (type.isEmpty()) {
      findings.error(
          "DKIM-015",
          tags.find("k").map(Tag::valueAt).orElse(0),
          "k is no known key type; write rsa or ed25519",
          KEY_RECORD);
    }
    if (record.p().isEmpty()) {
      findings.error("DKIM-007", 0, "p, the public key, is missing", KEY_RECORD);
    } else if (record.isRevoked()) {
      findings.info("DKIM-008", at, "p is empty: this key is revoked", KEY_RECORD);
    } else if (type.isPresent()) {
      return decode(type.get(), record.p().get());
    }
    return Optional.empty();
  }

  private Optional<DkimPublicKey> decode(KeyType type, String p) {
    byte[] octets;
    try {
      octets = Base64.getDecoder().decode(p);
    } catch (IllegalArgumentException e) {
      findings.error("DKIM-009", at, notBase64(p), KEY_RECORD);
      return Optional.empty();
    }
    if (Der.privateKey(octets).isPresent()) {
      findings.error(
          "DKIM-029",
          at,
          "p holds a private key; take it out, and replace the key pair",
          KEY_RECORD);
      return Optional.empty();
    }
    return switch (type) {
      case RSA -> rsa(octets);
      case ED25519 -> ed25519(octets);
    };
  }

  private static String notBase64(String p) {
    return p.contains("-----")
        ? "p holds the lines around a PEM key; write only the base64 between them"
        : "p is not base64; write the public key's base64 text";
  }

  private Optional<DkimPublicKey> rsa(byte[] octets) {
    var rsa = Der.rsa(octets);
    if (rsa.isEmpty()) {
      findings.error(
          "DKIM-009",
          at,
          octets.length == Der.ED25519_OCTETS
              ? "p is no RSA key; it has the length of an Ed25519 key, which needs k=ed25519"
              : "p is no RSA public key, or it is damaged or cut off",
          KEY_RECORD);
      return Optional.empty();
    }
    judgeSize(rsa.get().getModulus().bitLength());
    var exponent = rsa.get().getPublicExponent();
    if (exponent.compareTo(LARGEST_EXPONENT) > 0 || exponent.compareTo(BigInteger.TWO) <= 0) {
      findings.warning(
          "DKIM-033", at, "the RSA exponent is unusual; 65537 is the customary one", "RFC 8017");
    }
    return DkimPublicKey.rsa(octets);
  }

  private void judgeSize(int bits) {
    if (bits < MINIMUM) {
      findings.error(
          "DKIM-010",
          at,
          "the RSA key has %d bits; receivers do not accept fewer than 1024, use 2048"
              .formatted(bits),
          SIZES);
    } else if (bits < RECOMMENDED) {
      findings.warning("DKIM-011", at, "the RSA key has %d bits; use 2048".formatted(bits), SIZES);
    } else if (bits > RECOMMENDED) {
      findings.info(
          "DKIM-012",
          at,
          "the RSA key has %d bits; some receivers verify 2048 at most".formatted(bits),
          SIZES);
    }
  }

  private Optional<DkimPublicKey> ed25519(byte[] octets) {
    var key = DkimPublicKey.ed25519(octets);
    if (key.isEmpty()) {
      findings.error(
          "DKIM-013",
          at,
          "an Ed25519 key in p has 32 octets and no wrapping; this has %d".formatted(octets.length),
          "RFC 8463 section 4.2");
    }
    return key;
  }
}
