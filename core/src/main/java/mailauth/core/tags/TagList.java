package mailauth.core.tags;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A tag-list read as leniently as can be (RFC 6376 section 3.2): every text has one, and what does
 * not fit is a {@link Flaw}. What names and values may hold is for each record to say.
 *
 * @param tags in the order written, repeated ones included
 */
public record TagList(List<Tag> tags, List<Flaw> flaws) {

  /**
   * A piece of the text that is no tag.
   *
   * @param at where it begins, in chars from 0
   * @param text the piece, without the blanks around it
   */
  public record Flaw(int at, Kind kind, String text) {

    /** Why it is none. */
    public enum Kind {
      /** Nothing between two semicolons, or before the first. */
      EMPTY,
      /** Text without an equals sign. */
      BARE,
      /** Blanks after the last semicolon. */
      TRAILING_BLANK
    }
  }

  public TagList {
    tags = List.copyOf(tags);
    flaws = List.copyOf(flaws);
  }

  /** Reads any text. */
  public static TagList parse(String text) {
    var tags = new ArrayList<Tag>();
    var flaws = new ArrayList<Flaw>();
    int start = 0;
    while (start < text.length()) {
      int semicolon = text.indexOf(';', start);
      boolean last = semicolon < 0;
      read(text, start, last ? text.length() : semicolon, last, tags, flaws);
      start = last ? text.length() : semicolon + 1;
    }
    return new TagList(tags, flaws);
  }

  /**
   * Whether a text begins with {@code v=} and this version, then a semicolon, a blank or its end;
   * blanks around the equals sign do not matter.
   */
  public static boolean begins(String text, String version) {
    var tags = parse(text).tags();
    if (tags.isEmpty()
        || tags.getFirst().at() != 0
        || !tags.getFirst().name().equalsIgnoreCase("v")) {
      return false;
    }
    var value = tags.getFirst().value();
    return value.equals(version)
        || (value.startsWith(version) && isBlank(value.charAt(version.length())));
  }

  /** The same list with names in lower case, for the records that do not distinguish. */
  public TagList ignoringCase() {
    return new TagList(
        tags.stream()
            .map(t -> new Tag(t.at(), t.name().toLowerCase(Locale.ROOT), t.valueAt(), t.value()))
            .toList(),
        flaws);
  }

  /** The first tag of a name. */
  public Optional<Tag> find(String name) {
    for (var tag : tags) {
      if (tag.name().equals(name)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }

  /** The tags whose name an earlier one has. */
  public List<Tag> repeated() {
    var seen = new HashSet<String>();
    return tags.stream().filter(tag -> !seen.add(tag.name())).toList();
  }

  /** Space, tab, and the line break of folding white space. */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static void read(
      String text, int from, int to, boolean last, List<Tag> tags, List<Flaw> flaws) {
    int start = skipBlanks(text, from, to);
    int end = trimBlanks(text, start, to);
    int equals = text.indexOf('=', start);
    if (start == end) {
      flaws.add(new Flaw(from, last ? Flaw.Kind.TRAILING_BLANK : Flaw.Kind.EMPTY, ""));
    } else if (equals < 0 || equals >= end) {
      flaws.add(new Flaw(start, Flaw.Kind.BARE, text.substring(start, end)));
    } else {
      int valueAt = skipBlanks(text, equals + 1, end);
      var name = text.substring(start, trimBlanks(text, start, equals));
      tags.add(new Tag(start, name, valueAt, text.substring(valueAt, end)));
    }
  }

  static int skipBlanks(String text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static int trimBlanks(String text, int from, int to) {
    int end = to;
    while (end > from && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
