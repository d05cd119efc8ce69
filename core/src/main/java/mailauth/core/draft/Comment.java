package mailauth.core.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A comment's lines. */
final class Comment {
  private static final String SIGN = "# ";

  /** Line ends and what else YAML or a terminal takes for more than text. */
  private static final Pattern NO_TEXT =
      Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}]");

  private Comment() {}

  /** One line, however long; what would end it becomes a space. */
  static String of(String text) {
    return (SIGN + NO_TEXT.matcher(text).replaceAll(" ")).stripTrailing();
  }

  /** Lines of a width, broken between words; a longer word stays whole. */
  static List<String> broken(String sentence, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : of(sentence).substring(1).strip().split(" ")) {
      if (!line.isEmpty() && SIGN.length() + line.length() + 1 + word.length() > width) {
        lines.add(SIGN + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(SIGN + line);
    return lines;
  }
}
