package mailauth.cli.render;

/** Text in HTML, so that nothing that DNS said becomes a part of the page. */
public final class Html {
  private Html() {}

  /** The text with what HTML would read as its own escaped. */
  public static String escape(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** An element with text in it. */
  public static String element(String name, String type, String text) {
    return "<%s class=\"%s\">%s</%s>".formatted(name, type, escape(text), name);
  }
}
