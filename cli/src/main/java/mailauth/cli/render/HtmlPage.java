package mailauth.cli.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A page that needs nothing else: no script, no network, and a policy that forbids both. */
final class HtmlPage {
  private final StringBuilder out = new StringBuilder();

  HtmlPage(String title) {
    var css = css();
    line("<!doctype html>");
    line("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    line(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src '%s'\">"
            .formatted(hash(css)));
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    // An icon of its own, for browsers otherwise ask the server for one.
    line("<link rel=\"icon\" href=\"data:,\">");
    line("<title>%s</title>".formatted(Html.escape(title)));
    line("<style>" + css + "</style></head><body><main>");
  }

  HtmlPage line(String html) {
    out.append(html).append('\n');
    return this;
  }

  /** The whole page, with a last line of text. */
  String end(String text) {
    line("<footer>%s</footer>".formatted(Html.escape(text)));
    return line("</main></body></html>").out.toString();
  }

  /** Allows this style sheet and no other (CSP level 3). */
  private static String hash(String css) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String css() {
    try (InputStream in = HtmlPage.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new IllegalStateException("the page lacks its style sheet");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
