package mailauth.core.yaml;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.yaml.Editing.Unable;

/** Puts text into a text, and takes it out, at the places of YAML's values. */
final class Surgery {
  private static final String STEP = "  ";
  private static final String NOTHING_YET = "there is nothing there yet";

  private final String text;

  Surgery(String text) {
    this.text = text;
  }

  /**
   * The text as it shall be.
   *
   * @throws Unable if that cannot be done for certain
   */
  String operate(YamlEdit edit) {
    Spot here = Spots.of(text);
    var path = edit.path();
    for (int i = 0; i < path.size(); i++) {
      if (!(here instanceof Spot.Mapping mapping)) {
        return begun(here, path.subList(i, path.size()), edit);
      }
      refuseShared(mapping);
      var entry = mapping.entry(path.get(i));
      if (entry.isEmpty()) {
        var key = path.get(i);
        var rest = path.subList(i + 1, path.size());
        return switch (edit) {
          case YamlEdit.Remove remove -> text;
          case YamlEdit.Insert(var way, var lines) -> inserted(mapping, key, rest, lines);
          default -> inserted(mapping, key, nested(rest, edit));
        };
      }
      if (i == path.size() - 1 && edit instanceof YamlEdit.Remove) {
        return removed(mapping, entry.get());
      }
      here = entry.get().value();
    }
    return edit instanceof YamlEdit.Add add ? added(here, add.item()) : replaced(here, edit);
  }

  private static void refuseShared(Spot spot) {
    if (spot.isAnchored()) {
      throw new Unable("an anchor or alias stands there, so that the value counts elsewhere too");
    }
  }

  /** A value for the key of which only the first keys are there yet. */
  private static YamlValue nested(List<String> path, YamlEdit edit) {
    if (path.isEmpty()) {
      return switch (edit) {
        case YamlEdit.Set set -> set.value();
        case YamlEdit.Add add -> new YamlValue.Items(List.of(add.item()));
        case YamlEdit.Insert insert -> throw new Unable("the key is there already");
        case YamlEdit.Remove remove -> throw new IllegalStateException("nothing is written");
      };
    }
    return new YamlValue.Pair(path.getFirst(), nested(path.subList(1, path.size()), edit));
  }

  /** Gives a key without a value one. */
  private String begun(Spot here, List<String> path, YamlEdit edit) {
    if (edit instanceof YamlEdit.Remove) {
      return text;
    }
    refuseShared(here);
    if (!isEmpty(here)) {
      throw new Unable("there is a value where keys should be");
    }
    if (edit instanceof YamlEdit.Insert(var way, var lines)) {
      return below(here.start(), indentation(here.start()), path, lines);
    }
    return spliced(here.start(), here.end(), " " + nested(path, edit).written());
  }

  private boolean isEmpty(Spot spot) {
    return spot instanceof Spot.Scalar && spot.start() == spot.end();
  }

  private String replaced(Spot here, YamlEdit edit) {
    refuseShared(here);
    boolean isOneLine =
        switch (here) {
          case Spot.Scalar scalar -> !scalar.isBlock();
          case Spot.Sequence sequence -> sequence.isFlow();
          case Spot.Mapping mapping -> mapping.isFlow();
          case Spot.Alias alias -> false;
        };
    var old = text.substring(here.start(), here.end());
    if (!isOneLine || old.contains("#")) {
      throw new Unable("the value that stands there takes several lines");
    }
    if (old.contains("${")) {
      throw new Unable("the value that stands there is taken from elsewhere");
    }
    return spliced(
        here.start(), here.end(), (isEmpty(here) ? " " : "") + nested(List.of(), edit).written());
  }

  private String added(Spot here, YamlValue item) {
    refuseShared(here);
    if (isEmpty(here)) {
      return spliced(here.start(), here.end(), " [" + item.written() + "]");
    }
    if (!(here instanceof Spot.Sequence list)) {
      throw new Unable("there is no list");
    }
    if (list.isFlow()) {
      return list.items().isEmpty()
          ? spliced(list.start(), list.end(), "[" + item.written() + "]")
          : spliced(
              list.items().getLast().end(), list.items().getLast().end(), ", " + item.written());
    }
    int column = column(list.start());
    return lineAfter(list.end(), column, List.of(" ".repeat(column) + "- " + item.written()));
  }

  private String inserted(Spot.Mapping mapping, String key, YamlValue value) {
    var entry = YamlValue.quoted(key) + ": " + value.written();
    if (mapping.isFlow()) {
      if (mapping.entries().isEmpty()) {
        return spliced(mapping.start(), mapping.end(), "{ " + entry + " }");
      }
      int end = mapping.entries().getLast().value().end();
      return spliced(end, end, ", " + entry);
    }
    int column = column(mapping.entries().getFirst().start());
    return lineAfter(mapping.end(), column, List.of(" ".repeat(column) + entry));
  }

  private String inserted(
      Spot.Mapping mapping, String key, List<String> rest, YamlEdit.Lines lines) {
    if (mapping.isFlow() || rest.size() > 1) {
      throw new Unable(rest.size() > 1 ? NOTHING_YET : "the keys stand in braces");
    }
    int column = column(mapping.entries().getFirst().start());
    if (column != indentation(mapping.entries().getLast().start())) {
      throw new Unable("the key does not begin its line");
    }
    var indent = " ".repeat(column);
    if (rest.isEmpty()) {
      return lineAfter(mapping.end(), column, lines.at(indent));
    }
    var all = new ArrayList<>(List.of(indent + YamlValue.quoted(key) + ":"));
    all.addAll(lines.at(indent + STEP));
    return lineAfter(mapping.end(), column, all);
  }

  /** Lines for a key that has nothing below it yet. */
  private String below(int place, int column, List<String> path, YamlEdit.Lines lines) {
    if (path.size() != 1) {
      throw new Unable(NOTHING_YET);
    }
    return lineAfter(place, column, lines.at(" ".repeat(column) + STEP));
  }

  private String removed(Spot.Mapping mapping, Spot.Entry entry) {
    if (mapping.entries().size() == 1) {
      throw new Unable("it is the only key there");
    }
    int end = entry.value().end();
    if (!mapping.isFlow()) {
      int line = text.lastIndexOf('\n', entry.start() - 1) + 1;
      if (!text.substring(line, entry.start()).isBlank()) {
        throw new Unable("the key does not begin its line");
      }
      return spliced(line, Math.min(endOfLine(end) + 1, text.length()), "");
    }
    int index = mapping.entries().indexOf(entry);
    return index == 0
        ? spliced(entry.start(), mapping.entries().get(1).start(), "")
        : spliced(mapping.entries().get(index - 1).value().end(), end, "");
  }

  /**
   * Behind the line of a place, in the file's own kind of line ends. Comments that stand deeper
   * than a column belong to what is there.
   */
  private String lineAfter(int place, int column, List<String> lines) {
    int end = endOfLine(place);
    for (int next = end; next < text.length(); ) {
      int from = next + 1;
      next = endOfLine(from);
      var line = text.substring(from, next);
      if (!line.isBlank()) {
        if (line.length() - line.stripLeading().length() <= column) {
          break;
        }
        end = next;
      }
    }
    boolean returns = end > 0 && end < text.length() && text.charAt(end - 1) == '\r';
    int at = returns ? end - 1 : end;
    var newline = returns ? "\r\n" : "\n";
    return spliced(at, at, newline + String.join(newline, lines));
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** In code points, as indentation counts. */
  private int column(int place) {
    int line = text.lastIndexOf('\n', place - 1) + 1;
    return text.codePointCount(line, place);
  }

  /** How far a place's line is indented. */
  private int indentation(int place) {
    var line = text.substring(text.lastIndexOf('\n', place - 1) + 1, endOfLine(place));
    return line.length() - line.stripLeading().length();
  }

  private String spliced(int from, int to, String insert) {
    return text.substring(0, from) + insert + text.substring(to);
  }
}
