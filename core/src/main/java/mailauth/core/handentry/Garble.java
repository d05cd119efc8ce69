package mailauth.core.handentry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What typing and pasting do to a text, undone step by step until it is the one that was meant. */
final class Garble {
  private static final Pattern ENTITY =
      Pattern.compile("&(quot|amp|lt|gt|nbsp|apos|semi|equals|#\\d{1,5}|#[xX][0-9a-fA-F]{1,4});");

  /** Shorter beginnings may be of another record altogether. */
  private static final int SHORTEST_BEGINNING = 24;

  /** In the order in which they have to be undone. */
  private static final List<Step> STEPS =
      List.of(
          new Step(
              Mistake.HTML_ENTITIES,
              "HTML codes such as &quot; are in the value: type the characters themselves",
              Garble::withoutEntities),
          new Step(
              Mistake.SMART_CHARACTERS,
              "curly quotes, long dashes or other characters of a word processor are in the value:"
                  + " paste it as plain text",
              Garble::withoutTypography),
          new Step(
              Mistake.BACKSLASHES_TYPED,
              "backslashes are part of the value: enter it without them",
              text -> text.replace("\\", "")),
          new Step(
              Mistake.QUOTES_TYPED,
              "quotes are part of the value: the panel adds them itself, so enter it without them",
              text -> text.replaceAll("\"(\\s*\")?", "")),
          new Step(
              Mistake.WHITESPACE,
              "blanks or line breaks that do not belong there are in the value: paste it as one"
                  + " line",
              text -> text.replaceAll("[\\s\\u200B-\\u200D\\u2060\\uFEFF]+", "")),
          new Step(
              Mistake.LETTER_CASE,
              "capital and small letters of the value are changed: paste it as it is",
              text -> text.toLowerCase(Locale.ROOT)));

  private record Step(Mistake mistake, String sentence, UnaryOperator<String> undo) {}

  private Garble() {}

  /** How {@code seen} came of {@code wanted}; empty if it did not. */
  static Optional<Finding> of(String wanted, String seen) {
    var left = seen;
    var right = wanted;
    Optional<Step> first = Optional.empty();
    for (var step : STEPS) {
      var undone = step.undo.apply(left);
      var meant = step.undo.apply(right);
      boolean matters = !undone.equals(left) || !meant.equals(right);
      if (matters && first.isEmpty() && differs(step, wanted, seen)) {
        first = Optional.of(step);
      }
      left = undone;
      right = meant;
      if (left.equals(right) && first.isPresent()) {
        return first.map(s -> new Finding(s.mistake, s.sentence));
      }
    }
    return cut(right, left, wanted, seen);
  }

  /** A text may rightly have blanks and capitals; only what it has beyond counts. */
  private static boolean differs(Step step, String wanted, String seen) {
    return switch (step.mistake) {
      case WHITESPACE -> !blanks(wanted).equals(blanks(seen));
      case LETTER_CASE -> !wanted.equals(seen);
      default -> true;
    };
  }

  private static String blanks(String text) {
    return text.replaceAll("[^\\s\\u200B-\\u200D\\u2060\\uFEFF]+", "x");
  }

  private static Optional<Finding> cut(
      String wholeBare, String seenBare, String wanted, String seen) {
    boolean isBeginning =
        seenBare.length() >= SHORTEST_BEGINNING
            && seenBare.length() < wholeBare.length()
            && wholeBare.startsWith(seenBare);
    return isBeginning
        ? Optional.of(
            Finding.of(
                Mistake.VALUE_CUT,
                "the value ends after %d of %d characters: the panel cuts long values, so enter it"
                    + " as quoted strings of at most 255 characters (--panel bind shows them), or"
                    + " ask the host how",
                seen.length(),
                wanted.length()))
        : Optional.empty();
  }

  private static String withoutEntities(String text) {
    return ENTITY.matcher(text).replaceAll(found -> character(found.group(1)));
  }

  private static String character(String entity) {
    var character =
        switch (entity) {
          case "quot" -> "\"";
          case "amp" -> "&";
          case "lt" -> "<";
          case "gt" -> ">";
          case "apos" -> "'";
          case "semi" -> ";";
          case "equals" -> "=";
          case "nbsp" -> " ";
          default -> numbered(entity.substring(1));
        };
    return Matcher.quoteReplacement(character);
  }

  private static String numbered(String number) {
    boolean hex = number.startsWith("x") || number.startsWith("X");
    return String.valueOf(
        (char) (hex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number)));
  }

  private static String withoutTypography(String text) {
    return text.replaceAll("[\\u201C\\u201D\\u201E\\u201F\\u00AB\\u00BB\\u2033]", "\"")
        .replaceAll("[\\u2018\\u2019\\u201A\\u201B\\u2032]", "'")
        .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
        .replace('\u00A0', ' ')
        .replace("\u2026", "...");
  }
}
