package mailauth.core.bimi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A certificate as an issuer of marks would make it, octet by octet (RFC 5280, RFC 9399). */
final class MadeUpCertificate {
  private static final byte[] ECDSA_SHA256 = seq(oid("2a8648ce3d040302"));
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final String domain;
  private final List<String> usages;
  private final Instant begins;
  private final Instant ends;
  private final byte[] logotype;

  MadeUpCertificate(
      String domain, List<String> usages, Instant begins, Instant ends, byte[] logotype) {
    this.domain = domain;
    this.usages = usages;
    this.begins = begins;
    this.ends = ends;
    this.logotype = logotype;
  }

  byte[] logotype() {
    return logotype;
  }

  /** The hexadecimal octets of 1.3.6.1.5.5.7.3.31. */
  static final String FOR_MARKS = "2b0601050507031f";

  /** The extension's value with one image, and the hash of {@code hashed}. */
  static byte[] logotype(String mediaType, byte[] image, byte[] hashed) {
    var address =
        "data:%s;base64,%s".formatted(mediaType, Base64.getEncoder().encodeToString(image));
    return logotype(mediaType, address, sha256(hashed));
  }

  static byte[] logotype(String mediaType, String address, byte[] hash) {
    var algorithm = seq(oid("608648016503040201"));
    var details =
        seq(
            tlv(0x16, mediaType.getBytes(US_ASCII)),
            seq(seq(algorithm, tlv(0x04, hash))),
            seq(tlv(0x16, address.getBytes(US_ASCII))));
    var direct = tlv(0xa0, seq(seq(details)));
    return seq(tlv(0xa2, direct));
  }

  /** The certificate in PEM form, signed by itself. */
  String pem() {
    var keys = keys();
    var name = seq(tlv(0x31, seq(oid("550403"), tlv(0x0c, domain.getBytes(US_ASCII)))));
    var names = seq(tlv(0x82, domain.getBytes(US_ASCII)));
    var extensions =
        Stream.concat(
                Stream.of(extension("551d11", names), extension("2b0601050507010c", logotype)),
                usages.isEmpty()
                    ? Stream.of()
                    : Stream.of(
                        extension(
                            "551d25",
                            seq(
                                usages.stream()
                                    .map(MadeUpCertificate::oid)
                                    .toArray(byte[][]::new)))))
            .filter(extension -> extension.length > 0)
            .toArray(byte[][]::new);
    var body =
        seq(
            tlv(0xa0, tlv(0x02, new byte[] {2})),
            tlv(0x02, BigInteger.valueOf(4711).toByteArray()),
            ECDSA_SHA256,
            name,
            seq(time(begins), time(ends)),
            name,
            keys.getPublic().getEncoded(),
            tlv(0xa3, seq(extensions)));
    var signed = seq(body, ECDSA_SHA256, tlv(0x03, new byte[1], sign(keys, body)));
    var base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(signed);
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  private static byte[] extension(String oid, byte[] value) {
    return value.length == 0 ? value : seq(oid(oid), tlv(0x04, value));
  }

  private static byte[] time(Instant instant) {
    return tlv(0x17, UTC.format(instant).getBytes(US_ASCII));
  }

  static byte[] seq(byte[]... parts) {
    return tlv(0x30, parts);
  }

  private static byte[] oid(String hex) {
    return tlv(0x06, HexFormat.of().parseHex(hex));
  }

  static byte[] tlv(int tag, byte[]... parts) {
    var out = new ByteArrayOutputStream();
    int length = Stream.of(parts).mapToInt(part -> part.length).sum();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      var octets = BigInteger.valueOf(length).toByteArray();
      int skip = octets[0] == 0 ? 1 : 0;
      out.write(0x80 | (octets.length - skip));
      IntStream.range(skip, octets.length).forEach(i -> out.write(octets[i]));
    }
    Stream.of(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sign(KeyPair keys, byte[] body) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
