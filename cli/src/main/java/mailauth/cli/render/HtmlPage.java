package mailauth.cli.render;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import mailauth.core.json.JsonObject;

/**
 * A page that needs nothing else. A policy forbids it the network, and all styles and scripts but
 * those that came with it.
 */
public final class HtmlPage {
  private final StringBuilder out = new StringBuilder();

  private final String script;

  /** A page without a script. */
  HtmlPage(String title) {
    this(title, List.of("page.css"), "");
  }

  /**
   * A page with a script of its own, at its end.
   *
   * @param styles resources beside this class
   * @param script empty for none
   */
  public HtmlPage(String title, List<String> styles, String script) {
    this.script = script;
    var css = styles.stream().map(HtmlPage::resource).collect(joining());
    line("<!doctype html>");
    line("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    line(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src '%s'%s\">"
            .formatted(
                hash(css), script.isEmpty() ? "" : "; script-src '%s'".formatted(hash(script))));
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    // An icon of its own, for browsers otherwise ask the server for one.
    line("<link rel=\"icon\" href=\"data:,\">");
    line("<title>%s</title>".formatted(Html.escape(title)));
    line("<style>" + css + "</style></head><body><main>");
  }

  /** Adds HTML, in which text is escaped. */
  public HtmlPage line(String html) {
    out.append(html).append('\n');
    return this;
  }

  /** Data for the script: JSON, packed by gzip and written in base64. */
  HtmlPage data(String id, Map<String, ?> json) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(JsonObject.writeLine(json).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line(
        "<script type=\"application/octet-stream\" id=\"%s\">%s</script>"
            .formatted(id, Base64.getEncoder().encodeToString(packed.toByteArray())));
  }

  /** The whole page, with a last line of text. */
  public String end(String text) {
    line("<footer>%s</footer>".formatted(Html.escape(text)));
    if (!script.isEmpty()) {
      line("<script>" + script + "</script>");
    }
    return line("</main></body></html>").out.toString();
  }

  /** Allows this style sheet or script and no other (CSP level 3). */
  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A style sheet or script that comes with the program. */
  static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
