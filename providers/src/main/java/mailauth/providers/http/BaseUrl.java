package mailauth.providers.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where an account's API begins: HTTPS, or HTTP on this machine or where the user says so. */
public record BaseUrl(URI uri) {

  /**
   * Reads a URL.
   *
   * @param plain whether secrets may travel unencrypted
   * @throws IllegalArgumentException if it is none, or not safe; the message is a sentence
   */
  public static BaseUrl parse(String text, boolean plain) {
    var uri = uri(text);
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException("'%s' is no URL: write https://HOST".formatted(text));
    }
    if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("the endpoint is a URL with host, port and path only");
    }
    if (scheme.equals("http") && !plain && !isLoopback(uri.getHost())) {
      throw new IllegalArgumentException(
          "'%s' would send the credentials unencrypted: write https://, or 'plain-http: allowed'"
                  .formatted(text)
              + " if the way there is safe");
    }
    return new BaseUrl(uri);
  }

  /** The URL of a request. */
  URI resolve(Request request) {
    var base = uri.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + request.target());
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'%s' is no URL: write https://HOST".formatted(text), e);
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
