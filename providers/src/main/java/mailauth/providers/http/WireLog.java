package mailauth.providers.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What went over the wire, for people who look for a fault; without secrets. */
final class WireLog {
  private static final int LONGEST = 2_000;

  private final Consumer<String> lines;
  private final Secrets secrets;

  WireLog(Consumer<String> lines, Secrets secrets) {
    this.lines = lines;
    this.secrets = secrets;
  }

  /**
   * @param proof headers whose values are not shown at all
   */
  void sent(
      String method, URI url, List<Field> headers, List<Field> proof, Optional<Content> content) {
    line("> " + method + " " + url);
    headers.forEach(field -> line("> " + field.name() + ": " + field.value()));
    proof.stream()
        .map(Secrets::hidden)
        .forEach(field -> line("> " + field.name() + ": " + field.value()));
    content.ifPresent(brought -> text("> ", brought.text()));
  }

  void received(Response response) {
    line("< " + response.status());
    text("< ", response.text());
  }

  void note(String text) {
    line("* " + text);
  }

  /** Masked before it is cut, so that no half of a secret is left. */
  private void text(String before, String text) {
    var masked = secrets.mask(text);
    var cut =
        masked.length() <= LONGEST
            ? masked
            : masked.substring(0, LONGEST) + " ... (%d characters)".formatted(masked.length());
    cut.lines().forEach(each -> line(before + each));
  }

  private void line(String text) {
    lines.accept(secrets.mask(text));
  }
}
