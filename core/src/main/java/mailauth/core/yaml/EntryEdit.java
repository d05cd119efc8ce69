package mailauth.core.yaml;

/**
 * Changes one entry of a YAML mapping in its text and leaves everything else as it is, comments and
 * layout included. The result has to be parsed again: text can be laid out in ways that this does
 * not foresee.
 */
public final class EntryEdit {
  private final String text;
  private final int start;
  private final boolean block;
  private final int end;

  private EntryEdit(String text, Position key) {
    this.text = text;
    int line = lineStart(text, key.line());
    this.start = text.offsetByCodePoints(line, key.column() - 1);
    this.block = text.substring(line, start).isBlank();
    this.end = block ? endOfBlock(start - line) : endOfFlow();
  }

  /**
   * The entry whose key stands at a place.
   *
   * @throws IndexOutOfBoundsException if the text has no such place
   */
  public static EntryEdit at(String text, Position key) {
    return new EntryEdit(text, key);
  }

  /** The text with another entry behind this one. */
  public String with(String entry) {
    if (!block) {
      return text.substring(0, end) + ", " + entry + text.substring(end);
    }
    var indent = text.substring(text.lastIndexOf('\n', start - 1) + 1, start);
    return text.substring(0, end) + "\n" + indent + entry + text.substring(end);
  }

  /** The text with another entry in this one's place. */
  public String replacedBy(String entry) {
    return text.substring(0, start) + entry + text.substring(end);
  }

  /** The text without this entry. */
  public String removed() {
    if (block) {
      int from = text.lastIndexOf('\n', start - 1) + 1;
      return text.substring(0, from) + text.substring(Math.min(end + 1, text.length()));
    }
    int after = end;
    while (after < text.length() && ", ".indexOf(text.charAt(after)) >= 0) {
      after++;
    }
    boolean last = after < text.length() && text.charAt(after) == '}';
    int before = last ? text.lastIndexOf(',', start) : -1;
    return before > 0
        ? text.substring(0, before) + text.substring(end)
        : text.substring(0, start) + text.substring(after);
  }

  private static int lineStart(String text, int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at;
  }

  /** The end of the last line that is indented deeper than the key, without its line feed. */
  private int endOfBlock(int indent) {
    int last = endOfLine(start);
    int next = last;
    while (next < text.length()) {
      int from = next + 1;
      next = endOfLine(from);
      var line = text.substring(Math.min(from, next), next);
      if (!line.isBlank() && line.length() - line.stripLeading().length() <= indent) {
        break;
      }
      last = line.isBlank() ? last : next;
    }
    return last;
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private int endOfFlow() {
    int depth = 0;
    char quote = 0;
    int at = start;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == ',' && depth == 0) || ((c == '}' || c == ']') && depth-- == 0)) {
        break;
      }
    }
    while (at > start && text.charAt(at - 1) == ' ') {
      at--;
    }
    return at;
  }
}
