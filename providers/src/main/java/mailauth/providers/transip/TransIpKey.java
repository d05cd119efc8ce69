package mailauth.providers.transip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import mailauth.providers.http.Content;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.Field;
import mailauth.providers.http.Request;

/**
 * The key with which tokens are asked for: the request's body is signed by RSA with SHA-512.
 *
 * @param text as the control panel hands it out
 */
record TransIpKey(PrivateKey key, String text) implements Credentials {

  /**
   * Reads PEM (RFC 7468).
   *
   * @throws IllegalArgumentException if it is no such key; the message holds nothing of it
   */
  static TransIpKey read(String pem) {
    try {
      var encoded = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
      return new TransIpKey(KeyFactory.getInstance("RSA").generatePrivate(spec), pem);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "'private-key' is no RSA key in PEM: give what TransIP's control panel showed, from"
              + " -----BEGIN PRIVATE KEY----- on");
    }
  }

  @Override
  public List<Field> headers(Request request, URI url) {
    try {
      var signature = Signature.getInstance("SHA512withRSA");
      signature.initSign(key);
      signature.update(request.content().map(Content::text).orElse("").getBytes(UTF_8));
      return List.of(new Field("Signature", Base64.getEncoder().encodeToString(signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Set<String> secrets() {
    return Set.of(text);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "key";
  }
}
