package mailauth.providers.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The ways in which a secret can leak. */
public final class Secret {
  private Secret() {}

  /** As it is, and as JSON, URLs and Base64 write it. */
  public static List<String> forms(String secret) {
    return List.of(
        secret,
        secret.replace("\"", "\\\""),
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
        Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
