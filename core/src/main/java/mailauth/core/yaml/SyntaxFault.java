package mailauth.core.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Says what the parser found wrong in words for someone who never read the YAML specification.
 *
 * @param context where the parser began to read what failed
 * @param at where it failed
 * @param raw the parser's own words: what it was reading and what it found
 */
record SyntaxFault(SourceText source, Position context, Position at, String raw) {
  static final String TAG =
      "'!' begins a tag, which is not read: remove it, or put text that begins with '!' in quotes";
  private static final String UNREADABLE =
      "YAML cannot be read on from here: check the quotes, colons and indentation of this line";

  /** What to say where the parser's words have a certain text in them; the first rule that fits. */
  private record Rule(String found, Place place, Function<SyntaxFault, String> words) {}

  private enum Place {
    CONTEXT,
    FAULT
  }

  private static final List<Rule> RULES =
      List.of(
          rule("could not find expected ':'", Place.CONTEXT, SyntaxFault::noColon),
          rule("(TAB)", "a tab stands where spaces belong: write spaces instead"),
          rule("cannot start any token", Place.FAULT, SyntaxFault::cannotBegin),
          rule("mapping values are not allowed", Place.FAULT, SyntaxFault::secondColon),
          rule(
              "mapping keys are not allowed",
              "'? ' begins a complex key, which is not read: write 'key: value'"),
          rule(
              "sequence entries are not allowed",
              "a list cannot begin behind its key: write [a, b], or each '- item' on its own line"),
          rule("expected <block end>", Place.FAULT, SyntaxFault::blockEnd),
          rule("but got <stream end>", Place.CONTEXT, SyntaxFault::neverClosed),
          rule("expected ',' or", Place.FAULT, SyntaxFault::noComma),
          rule("found '<stream end>'", "the file ends inside '[' or '{': close what is open"),
          rule("expected the node content", Place.FAULT, SyntaxFault::noValue),
          rule(
              "while scanning a quoted scalar",
              Place.CONTEXT,
              fault -> "the quote that begins here is never closed"),
          rule(
              "found unknown escape character",
              "this is no escape of double quotes: write \\\\ for a backslash, or use single"
                  + " quotes"),
          rule(
              "expected escape sequence",
              "\\x takes 2 hexadecimal digits, \\u takes 4 and \\U takes 8"),
          rule(
              "while scanning an alias",
              Place.CONTEXT,
              fault -> "'*' begins an alias: put text that begins with '*' in quotes"),
          rule(
              "while scanning an anchor",
              Place.CONTEXT,
              fault -> "'&' begins an anchor: put text that begins with '&' in quotes"),
          rule("while scanning a tag", Place.CONTEXT, fault -> TAG),
          rule("undefined tag handle", Place.CONTEXT, fault -> TAG),
          rule(
              "directive",
              "'%' begins a directive, which is not read: remove the line, or put the text in"
                  + " quotes"),
          rule(
              "leading empty lines contain more spaces",
              "the empty lines above this text have more spaces than it: remove them"),
          rule(
              "while scanning a block scalar",
              "behind '|' or '>' the line ends: put text that begins with one in quotes"),
          rule(
              "expected '<document start>'",
              "this line does not continue what stands above: align it with the file's first key"));

  static Problem of(SourceText source, YamlEngineException e, Position last) {
    if (e instanceof YamlVersionException) {
      return new Problem(last, "this version of YAML is not read: remove the line with %YAML");
    }
    if (!(e instanceof MarkedYamlEngineException marked)) {
      return new Problem(last, UNREADABLE);
    }
    var at = position(source, marked.getProblemMark()).orElse(last);
    var fault =
        new SyntaxFault(
            source,
            position(source, marked.getContextMark()).orElse(at),
            at,
            marked.getContext() + ", " + marked.getProblem());
    return RULES.stream()
        .filter(rule -> fault.raw.contains(rule.found))
        .findFirst()
        .map(rule -> new Problem(fault.place(rule.place), rule.words.apply(fault)))
        .orElse(new Problem(at, UNREADABLE));
  }

  private static Optional<Position> position(SourceText source, Optional<Mark> mark) {
    return mark.map(m -> position(source, m.getLine() + 1, m.getColumn() + 1));
  }

  /** At the file's end, the engine counts a carriage return as a column of its line. */
  private static Position position(SourceText source, int line, int column) {
    var text = source.line(line);
    int end = text.codePointCount(0, text.length()) + 1;
    return new Position(source.file(), line, Math.min(column, end));
  }

  private static Rule rule(String found, String words) {
    return new Rule(found, Place.FAULT, fault -> words);
  }

  private static Rule rule(String found, Place place, Function<SyntaxFault, String> words) {
    return new Rule(found, place, words);
  }

  private Position place(Place place) {
    return place == Place.CONTEXT ? context : at;
  }

  private String noColon() {
    return "this line has no ': ' in it: write 'key: value', or '- item' in a list";
  }

  private String cannotBegin() {
    var line = source.line(at.line());
    int begin = before().length();
    return "%s cannot begin a value: put the value in quotes"
        .formatted(Quote.of(line.substring(begin, Math.min(begin + 1, line.length()))));
  }

  private String secondColon() {
    if (before().contains(": ") || at.line() == 1) {
      return "a second ': ' stands in this line: put the value in quotes";
    }
    return source.line(at.line() - 1).indexOf(':') < 0
        ? "the line above has no colon: write 'key:' to let this one stand below it"
        : "this key stands deeper than the line above allows: align it with the keys around it";
  }

  private String blockEnd() {
    if (!before().isBlank()) {
      return "something follows the end of the value: put the whole value in quotes";
    }
    if (raw.endsWith("':'")) {
      return "a key is missing before the colon";
    }
    if (raw.endsWith("'-'")) {
      return "this '- item' stands among keys: put it below the key it belongs to";
    }
    if (raw.endsWith("'?'")) {
      return "this key stands among '- item' lines: align it with the key above the list";
    }
    return "this line fits none of the lines above: align it with those that begin at line %d"
        .formatted(context.line());
  }

  private String neverClosed() {
    return "the %s that begins here is never closed: write '%s' behind its end"
        .formatted(isList() ? "list" : "mapping", isList() ? ']' : '}');
  }

  private String noComma() {
    return "',' or '%s' is missing in the %s that begins at line %d, column %d"
        .formatted(
            isList() ? ']' : '}', isList() ? "list" : "mapping", context.line(), context.column());
  }

  private String noValue() {
    return raw.endsWith("','")
        ? "a value is missing before this comma"
        : "no value can begin here: put text in quotes";
  }

  private boolean isList() {
    return raw.contains("flow sequence");
  }

  private String before() {
    return source.before(at);
  }
}
