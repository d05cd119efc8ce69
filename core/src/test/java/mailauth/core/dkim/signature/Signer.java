package mailauth.core.dkim.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dkim.PastedKey;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;

/** Signs messages as a mail server does, and publishes the key. */
final class Signer {
  private final KeyPair pair;
  private final boolean rsa;

  Signer(String algorithm) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("RSA")) {
        generator.initialize(1024);
      }
      pair = generator.generateKeyPair();
      rsa = algorithm.equals("RSA");
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The message with a signature on top; {@code tags} stand before {@code bh} and {@code b}. */
  String sign(String message, String tags) {
    var parsed = Message.parse(message);
    var ways = tags.replaceAll("(?s).*c=([a-z]+)/([a-z]+).*", "$1 $2").split(" ");
    var body =
        Canonicalization.valueOf(ways[1].toUpperCase(java.util.Locale.ROOT)).body(parsed.body());
    var length =
        tags.contains("l=")
            ? Integer.parseInt(tags.replaceAll("(?s).*l=(\\d+).*", "$1"))
            : body.length();
    var hash = base64(sha256(body.substring(0, length)));
    var field =
        "DKIM-Signature: v=1; a=%s-sha256; %s;\r\n\tbh=%s;\r\n\tb="
            .formatted(rsa ? "rsa" : "ed25519", tags, hash);
    try {
      // Only what is signed matters here, so that any value will do.
      var draft = Message.parse(field + "AA==\r\n" + message);
      var signature = SignatureReader.read(draft.fields().getFirst());
      var header = SignedHeader.of(draft, signature);
      var signer = java.security.Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(rsa ? header.getBytes(StandardCharsets.ISO_8859_1) : sha256(header));
      return field + base64(signer.sign()) + "\r\n" + message;
    } catch (GeneralSecurityException | SignatureReader.Unreadable e) {
      throw new AssertionError(e);
    }
  }

  /** What the selector's record says. */
  String record() {
    var pem = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    return DkimRecord.of(((PastedKey.Usable) DkimPublicKey.read(pem)).key()).text();
  }

  /** A DNS that holds nothing but one record, at every selector. */
  static Dns dns(String record) {
    return (name, type) ->
        new Answer.Found(
            RRset.of(name, RecordType.TXT, 300, Txt.of(record)), java.util.List.<Name>of());
  }

  private static byte[] sha256(String text) throws AssertionError {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
