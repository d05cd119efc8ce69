package mailauth.core.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Text with blanks that a variable's value fills. */
public record Template(List<Part> parts) {
  /** {@code {name}}, but not {@code %{i}}, which is a macro of SPF. */
  private static final Pattern BLANK = Pattern.compile("(?<!%)\\{([A-Za-z][A-Za-z0-9_-]*)}");

  public Template {
    parts = List.copyOf(parts);
  }

  /** A piece of the text. */
  public sealed interface Part {
    record Literal(String text) implements Part {}

    record Blank(String variable) implements Part {}
  }

  /** Reads text whose blanks are written {@code {variable}}. */
  public static Template of(String text) {
    return of(text, BLANK);
  }

  /**
   * Reads text whose blanks are written otherwise.
   *
   * @param blank matches a blank, with the variable's name as its first group
   */
  public static Template of(String text, Pattern blank) {
    var parts = new ArrayList<Part>();
    var matcher = blank.matcher(text);
    int start = 0;
    while (matcher.find()) {
      if (matcher.start() > start) {
        parts.add(new Part.Literal(text.substring(start, matcher.start())));
      }
      parts.add(new Part.Blank(matcher.group(1)));
      start = matcher.end();
    }
    if (start < text.length()) {
      parts.add(new Part.Literal(text.substring(start)));
    }
    return new Template(parts);
  }

  /** The variables, in the order of the text. */
  public Set<String> variables() {
    var variables = new LinkedHashSet<String>();
    for (var part : parts) {
      if (part instanceof Part.Blank(var variable)) {
        variables.add(variable);
      }
    }
    return variables;
  }

  /** The text with its blanks filled; empty if a value is missing. */
  public Optional<String> fill(Map<String, String> values) {
    var filled = new StringBuilder();
    for (var part : parts) {
      var text =
          switch (part) {
            case Part.Literal literal -> literal.text();
            case Part.Blank blank -> values.get(blank.variable());
          };
      if (text == null) {
        return Optional.empty();
      }
      filled.append(text);
    }
    return Optional.of(filled.toString());
  }

  /**
   * What stands in the blanks of a text that was made from this.
   *
   * @param patterns the regular expression of each variable
   * @param flags of {@link Pattern}
   * @return empty if the text was not made from this
   */
  public Optional<Map<String, String>> match(
      String text, Function<String, String> patterns, int flags) {
    var groups = new LinkedHashMap<String, String>();
    var regex = new StringBuilder();
    for (var part : parts) {
      switch (part) {
        case Part.Literal literal -> regex.append(Pattern.quote(literal.text()));
        case Part.Blank(var variable) -> {
          var group = groups.get(variable);
          if (group == null) {
            group = "v" + groups.size();
            groups.put(variable, group);
            regex.append("(?<%s>%s)".formatted(group, patterns.apply(variable)));
          } else {
            regex.append("\\k<%s>".formatted(group));
          }
        }
      }
    }
    var matcher = Pattern.compile(regex.toString(), flags).matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    groups.forEach((variable, group) -> values.put(variable, matcher.group(group)));
    return Optional.of(values);
  }

  /** The text with its blanks written {@code {variable}}. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(
          switch (part) {
            case Part.Literal literal -> literal.text();
            case Part.Blank blank -> "{" + blank.variable() + "}";
          });
    }
    return text.toString();
  }
}
