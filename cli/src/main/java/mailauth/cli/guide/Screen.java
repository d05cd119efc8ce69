package mailauth.cli.guide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import mailauth.cli.render.Style;

/** Lines out and lines in: nothing that a terminal would need to know how to do. */
public final class Screen {
  private static final int NARROWEST = 20;
  private static final int WIDEST = 100;

  private final BufferedReader in;
  private final PrintWriter out;
  private final int width;
  private final Style style;

  /**
   * A screen.
   *
   * @param width in columns, as far as it is known
   */
  public Screen(BufferedReader in, PrintWriter out, int width, Style style) {
    this.in = in;
    this.out = out;
    this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
    this.style = style;
  }

  Style style() {
    return style;
  }

  void line() {
    out.println();
  }

  /** A question. */
  void heading(String text) {
    out.println();
    out.println(style.strong(Wrapping.of(text, "", "", width)));
  }

  /** A sentence, broken between words. */
  public void say(String text) {
    out.println(Wrapping.of(text, "", "", width));
  }

  /** A sentence below a question. */
  void detail(String text) {
    out.println(Wrapping.of(text, "  ", "  ", width));
  }

  /** A line of a list, with what follows it indented. */
  void item(String sign, String text) {
    out.println(Wrapping.of(text, "  " + sign + " ", "    " + " ".repeat(sign.length()), width));
  }

  /** Text as it is. */
  public void print(String text) {
    out.print(text);
    out.flush();
  }

  /** A line that somebody types; empty at the end of input. */
  Optional<String> read(String prompt) {
    print(prompt);
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
