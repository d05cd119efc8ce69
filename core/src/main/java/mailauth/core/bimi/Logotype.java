package mailauth.core.bimi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The logo that a certificate vouches for: the subject's image in its logotype extension (RFC 9399
 * section 4.1).
 *
 * @param hashes of the image, at least one
 * @param image what the extension holds itself, as a {@code data:} address; empty if it only refers
 */
record Logotype(List<Hash> hashes, Optional<byte[]> image) {
  /** id-pe-logotype. */
  static final String EXTENSION = "1.3.6.1.5.5.7.1.12";

  private static final int DIRECT = 0;
  private static final int SUBJECT = 2;
  private static final Pattern DATA =
      Pattern.compile(
          "data:image/svg\\+xml(?:[-+](?:compressed|gzip))?(?:;[^;,]*)*;base64,(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** By the object identifier's octets in hexadecimal. */
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "2b0e03021a", "SHA-1",
          "608648016503040201", "SHA-256",
          "608648016503040202", "SHA-384",
          "608648016503040203", "SHA-512");

  Logotype {
    hashes = List.copyOf(hashes);
  }

  /**
   * A hash.
   *
   * @param algorithm as the JDK calls it; empty if nobody knows it
   * @param value in hexadecimal
   */
  record Hash(Optional<String> algorithm, String value) {
    boolean isOf(byte[] octets) {
      return algorithm.filter(name -> digest(name, octets).equals(value)).isPresent();
    }
  }

  /**
   * Reads the value of the extension, without the octet string around it.
   *
   * @throws Der.Invalid if it is none, or has no image of the subject
   */
  static Logotype read(byte[] extension) throws Der.Invalid {
    for (var logos : Der.read(extension).parts(Der.SEQUENCE)) {
      if (logos.tag() == Der.context(SUBJECT)) {
        return ofInfo(first(logos.parts(), "there is no logo in it"));
      }
    }
    throw new Der.Invalid("it has no logo of the subject");
  }

  private static Logotype ofInfo(Der info) throws Der.Invalid {
    var data = info.parts(Der.context(DIRECT));
    var images = first(data, "it has no image").parts(Der.SEQUENCE);
    var image = first(images, "it has no image").parts(Der.SEQUENCE);
    var details = first(image, "the image is empty").parts(Der.SEQUENCE);
    if (details.size() < 3) {
      throw new Der.Invalid("the image has no hash or no address");
    }
    var hashes = new ArrayList<Hash>();
    for (var hash : details.get(1).parts(Der.SEQUENCE)) {
      hashes.add(hash(hash.parts(Der.SEQUENCE)));
    }
    if (hashes.isEmpty()) {
      throw new Der.Invalid("the image has no hash");
    }
    var address = first(details.get(2).parts(Der.SEQUENCE), "the image has no address");
    return new Logotype(hashes, embedded(address.tagged(Der.IA5_STRING).text()));
  }

  private static Hash hash(List<Der> parts) throws Der.Invalid {
    if (parts.size() != 2) {
      throw new Der.Invalid("the hash is none");
    }
    var identifier = first(parts.getFirst().parts(Der.SEQUENCE), "the hash has no algorithm");
    var hex = HexFormat.of().formatHex(identifier.tagged(Der.OBJECT_IDENTIFIER).content());
    return new Hash(
        Optional.ofNullable(ALGORITHMS.get(hex)),
        HexFormat.of().formatHex(parts.getLast().tagged(Der.OCTET_STRING).content()));
  }

  private static Optional<byte[]> embedded(String address) throws Der.Invalid {
    var data = DATA.matcher(address);
    if (!data.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(data.group(1)));
    } catch (IllegalArgumentException e) {
      throw new Der.Invalid("the image in it is no base64");
    }
  }

  private static Der first(List<Der> parts, String otherwise) throws Der.Invalid {
    if (parts.isEmpty()) {
      throw new Der.Invalid(otherwise);
    }
    return parts.getFirst();
  }

  private static String digest(String algorithm, byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
