package mailauth.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** URIs of https. */
final class Uris {
  static final Shape<URI> HTTPS =
      new TextShape<>(
          "a URI such as https://example.com/logo.svg",
          Schema.type("string").with("pattern", "^https://"),
          (at, text) -> https(text));

  private Uris() {}

  /** Reads an https URI with a host and no password. */
  static URI https(String text) throws Misfit {
    try {
      var uri = new URI(text);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words.
    }
    throw new Misfit("%s is no https URI: write https://HOST/PATH".formatted(Quote.of(text)));
  }
}
