package mailauth.providers.ovh;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import mailauth.providers.http.Content;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.Field;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Request;

/** Signs each request as a whole, and with the time by the host's clock. */
final class OvhSignature implements Credentials {
  private final String applicationKey;
  private final String applicationSecret;
  private final String consumerKey;
  private final OvhClock clock;

  OvhSignature(
      String applicationKey, String applicationSecret, String consumerKey, OvhClock clock) {
    this.applicationKey = applicationKey;
    this.applicationSecret = applicationSecret;
    this.consumerKey = consumerKey;
    this.clock = clock;
  }

  @Override
  public List<Field> headers(Request request, URI url) throws HttpFault {
    var time = String.valueOf(clock.seconds());
    var body = request.content().map(Content::text).orElse("");
    var signed =
        String.join(
            "+", applicationSecret, consumerKey, request.method(), url.toString(), body, time);
    return List.of(
        new Field("X-Ovh-Application", applicationKey),
        new Field("X-Ovh-Consumer", consumerKey),
        new Field("X-Ovh-Timestamp", time),
        new Field("X-Ovh-Signature", "$1$" + sha1(signed)));
  }

  @Override
  public Set<String> secrets() {
    return Set.of(applicationSecret, consumerKey);
  }

  private static String sha1(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
