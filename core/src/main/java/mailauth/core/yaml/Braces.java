package mailauth.core.yaml;

/**
 * Lets <code>${env:NAME}</code> stand unquoted inside <code>{ }</code> and <code>[ ]</code>, where
 * YAML gives braces a meaning of their own: the reference's braces are swapped for noncharacters,
 * one for one so that positions stay, and swapped back in what was read.
 */
final class Braces {
  private static final char OPEN = '\uFDD0';
  private static final char CLOSE = '\uFDD1';

  private Braces() {}

  static String hide(String text) {
    int dollar = text.indexOf("${");
    if (dollar < 0) {
      return text;
    }
    var hidden = new StringBuilder(text);
    while (dollar >= 0) {
      int end = dollar + 2;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      if (end < text.length() && text.charAt(end) == '}') {
        hidden.setCharAt(dollar + 1, OPEN);
        hidden.setCharAt(end, CLOSE);
      }
      dollar = text.indexOf("${", end);
    }
    return hidden.toString();
  }

  static String show(String text) {
    return text.indexOf(OPEN) < 0 ? text : text.replace(OPEN, '{').replace(CLOSE, '}');
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_:.-".indexOf(c) >= 0;
  }
}
