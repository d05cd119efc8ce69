package mailauth.providers.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.json.JsonObject;

/**
 * A service account's key, as the file that Google hands out holds it.
 *
 * @param keyText the private key as that file writes it
 */
record ServiceAccount(
    String email,
    String keyId,
    PrivateKey key,
    String keyText,
    Optional<String> project,
    String tokenUri) {
  private static final String TOKENS = "https://oauth2.googleapis.com/token";
  private static final String SCOPE = "https://www.googleapis.com/auth/ndev.clouddns.readwrite";
  private static final int HOUR = 3600;

  /**
   * Reads the file's text.
   *
   * @throws IllegalArgumentException if it is no such file; the message holds nothing of it
   */
  static ServiceAccount read(String text) {
    try {
      var json = JsonObject.read(text);
      var keyText = json.text("private_key");
      return new ServiceAccount(
          json.text("client_email"),
          json.optionalText("private_key_id").orElse(""),
          key(keyText),
          keyText,
          json.optionalText("project_id"),
          json.optionalText("token_uri").orElse(TOKENS));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "'service-account' is no key of a service account: give the JSON that Google hands out");
    }
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    var encoded = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
    return KeyFactory.getInstance("RSA").generatePrivate(spec);
  }

  /** What a token is asked for with: a JWT (RFC 7523) signed by RS256 (RFC 7518 section 3.3). */
  String assertion(Instant now) {
    var header = new LinkedHashMap<String, Object>();
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    header.put("kid", keyId);
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", email);
    claims.put("scope", SCOPE);
    claims.put("aud", tokenUri);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + HOUR);
    var signed = part(header) + "." + part(claims);
    return signed + "." + base64(signature(signed));
  }

  private byte[] signature(String text) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(Map<String, ?> members) {
    return base64(JsonObject.writeLine(members).getBytes(UTF_8));
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return email;
  }
}
