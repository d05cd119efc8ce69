package mailauth.core.yaml;

import java.util.List;
import mailauth.core.yaml.Editing.Unable;

/** Puts text into a text, and takes it out, at the places of YAML's values. */
final class Surgery {
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
        return edit instanceof YamlEdit.Remove
            ? text
            : inserted(mapping, path.get(i), nested(path.subList(i + 1, path.size()), edit));
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
    return lineAfter(list.end(), " ".repeat(column(list.start())) + "- " + item.written());
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
    return lineAfter(mapping.end(), " ".repeat(column) + entry);
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

  /** Behind the line of a place, in the file's own kind of line ends. */
  private String lineAfter(int place, String line) {
    int end = endOfLine(place);
    boolean returns = end > 0 && end < text.length() && text.charAt(end - 1) == '\r';
    int at = returns ? end - 1 : end;
    return spliced(at, at, (returns ? "\r\n" : "\n") + line);
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

  private String spliced(int from, int to, String insert) {
    return text.substring(0, from) + insert + text.substring(to);
  }
}
