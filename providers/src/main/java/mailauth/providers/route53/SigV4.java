package mailauth.providers.route53;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mailauth.providers.http.Content;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.Field;
import mailauth.providers.http.Pace;
import mailauth.providers.http.Request;

/**
 * Signs requests the way of AWS, Signature Version 4. The secret key itself never travels.
 *
 * @param scope the region and the service, such as {@code us-east-1/route53}
 */
record SigV4(
    String accessKey, String secretKey, Optional<String> sessionToken, String scope, Pace pace)
    implements Credentials {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Override
  public List<Field> headers(Request request, URI url) {
    var time = TIME.format(pace.now());
    var day = time.substring(0, 8);
    var signed = new TreeMap<>(Map.of("host", url.getRawAuthority(), "x-amz-date", time));
    sessionToken.ifPresent(token -> signed.put("x-amz-security-token", token));
    var names = String.join(";", signed.keySet());
    var canonical =
        String.join(
            "\n",
            request.method(),
            path(url),
            query(url),
            signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(joining()),
            names,
            hash(request.content().map(Content::text).orElse("")));
    var place = "%s/%s/aws4_request".formatted(day, scope);
    var toSign = String.join("\n", ALGORITHM, time, place, hash(canonical));
    var key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (var part : place.split("/")) {
      key = hmac(key, part);
    }
    var headers = new ArrayList<Field>();
    headers.add(new Field("X-Amz-Date", time));
    sessionToken.ifPresent(token -> headers.add(new Field("X-Amz-Security-Token", token)));
    headers.add(
        new Field(
            "Authorization",
            "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                .formatted(
                    ALGORITHM,
                    accessKey,
                    place,
                    names,
                    HexFormat.of().formatHex(hmac(key, toSign)))));
    return headers;
  }

  @Override
  public Set<String> secrets() {
    return sessionToken.map(token -> Set.of(secretKey, token)).orElse(Set.of(secretKey));
  }

  /** Encoded once more than on the wire, as AWS wants it of all services but one. */
  private static String path(URI url) {
    var path = url.getRawPath();
    return path.isEmpty() ? "/" : Request.encode(path).replace("%2F", "/");
  }

  /** Sorted by name, then by value; encoded as on the wire. */
  private static String query(URI url) {
    var query = Optional.ofNullable(url.getRawQuery()).orElse("");
    return Arrays.stream(query.split("&")).sorted().collect(joining("&"));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "credentials";
  }
}
