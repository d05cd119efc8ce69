package mailauth.cli.man;

/** Text in the language of man pages (groff_man(7)), in which no character of a text is markup. */
final class Roff {
  private final StringBuilder out = new StringBuilder();

  /** A request, such as {@code .SH NAME}; its words are quoted where they must be. */
  Roff request(String name, String... words) {
    out.append('.').append(name);
    for (var word : words) {
      out.append(" \"").append(escape(word).replace("\"", "\\(dq")).append('"');
    }
    out.append('\n');
    return this;
  }

  /** A line of text. */
  Roff line(String text) {
    return raw(escape(text));
  }

  /** A line that has markup already. */
  Roff raw(String markup) {
    // A line that begins with a control character would be a request.
    boolean control = markup.startsWith(".") || markup.startsWith("'");
    out.append(control ? "\\&" : "").append(markup).append('\n');
    return this;
  }

  static String bold(String text) {
    return "\\fB" + escape(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + escape(text) + "\\fR";
  }

  /** Hyphens stay those of the command line, so that they can be searched for and copied. */
  static String escape(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
