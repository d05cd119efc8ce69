package mailauth.core.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import mailauth.core.yaml.ScalarText;

/** Writes items as lines of YAML, with remarks as comments. */
final class Pen {
  private static final int WIDTH = 100;
  private static final String STEP = "  ";

  private final Remarks remarks;
  private final List<String> lines = new ArrayList<>();

  Pen(Remarks remarks) {
    this.remarks = remarks;
  }

  /** A whole file. */
  String file(Item.Entries root) {
    comment(remarks.above(""), "");
    entries(root.entries(), "", "");
    verbatim(remarks.below(""), "");
    return String.join("\n", lines) + "\n";
  }

  /**
   * One item's lines, as they stand at a depth.
   *
   * @param path of the mapping or list that the item is a part of
   */
  static List<String> lines(Item item, String path, String indent, Remarks remarks) {
    var pen = new Pen(remarks);
    switch (item) {
      case Item.Entries(var entries) -> pen.entries(entries, path, indent);
      case Item.Items(var items) -> pen.items(items, path, indent);
      default -> pen.lines.add(indent + flow(item));
    }
    return pen.lines;
  }

  private void entries(List<Item.Entry> entries, String path, String indent) {
    for (var entry : entries) {
      var at = path.isEmpty() ? entry.key() : Remarks.path(path, entry.key());
      comment(remarks.above(at), indent);
      value(indent + ScalarText.of(entry.key()) + ":", entry.value(), at, indent);
      verbatim(remarks.below(at), indent + STEP);
    }
  }

  private void value(String start, Item value, String at, String indent) {
    switch (value) {
      case Item.Entries(var below) when !below.isEmpty() -> {
        lines.add(start + beside(at));
        entries(below, at, indent + STEP);
      }
      case Item.Items(var below) when !below.isEmpty() -> {
        lines.add(start + beside(at));
        items(below, at, indent + STEP);
      }
      case Item.Words(var texts) when !fits(start, value) -> {
        lines.add(start + beside(at));
        items(texts.stream().map(Item.Word::new).toList(), at, indent + STEP);
      }
      case Item.Inline(var below) when !fits(start, value) -> {
        lines.add(start + beside(at));
        entries(below, at, indent + STEP);
      }
      default -> lines.add(start + " " + flow(value) + beside(at));
    }
  }

  private static boolean fits(String start, Item value) {
    return Item.isEmpty(value) || start.length() + 1 + flow(value).length() <= WIDTH;
  }

  private void items(List<? extends Item> items, String path, String indent) {
    int number = 0;
    for (var item : items) {
      var at = Remarks.path(path, String.valueOf(number++));
      comment(remarks.above(at), indent);
      int first = lines.size();
      switch (item) {
        case Item.Entries(var below) when !below.isEmpty() -> {
          entries(below, at, indent + STEP);
          dash(first, indent, at);
        }
        case Item.Inline(var below) when !fits(indent + "-", item) -> {
          entries(below, at, indent + STEP);
          dash(first, indent, at);
        }
        default -> lines.add(indent + "- " + flow(item) + beside(at));
      }
      verbatim(remarks.below(at), indent + STEP);
    }
  }

  /** Turns the indentation of an item's first line that is no comment into its dash. */
  private void dash(int from, String indent, String at) {
    int first = from;
    while (lines.get(first).isEmpty() || lines.get(first).strip().startsWith("#")) {
      first++;
    }
    lines.set(first, indent + "- " + lines.get(first).substring(indent.length() + 2) + beside(at));
  }

  private static String flow(Item item) {
    return switch (item) {
      case Item.Word(var text) -> ScalarText.of(text);
      case Item.Literal(var text) -> text;
      case Item.Words(var texts) -> texts.stream().map(ScalarText::of).collect(in("[", "]"));
      case Item.Items(var items) -> items.stream().map(Pen::flow).collect(in("[", "]"));
      case Item.Entries(var entries) -> mapping(entries);
      case Item.Inline(var entries) -> mapping(entries);
    };
  }

  private static String mapping(List<Item.Entry> entries) {
    return entries.isEmpty()
        ? "{}"
        : entries.stream()
            .map(entry -> ScalarText.of(entry.key()) + ": " + flow(entry.value()))
            .collect(in("{ ", " }"));
  }

  private static Collector<CharSequence, ?, String> in(String open, String close) {
    return Collectors.joining(", ", open, close);
  }

  private String beside(String path) {
    var words = remarks.beside(path);
    return words.isEmpty() ? "" : " " + Comment.of(words);
  }

  private void comment(List<String> sentences, String indent) {
    for (var sentence : sentences) {
      if (sentence.isEmpty()) {
        lines.add("");
      } else {
        Comment.broken(sentence, WIDTH - indent.length()).forEach(line -> lines.add(indent + line));
      }
    }
  }

  private void verbatim(List<String> comments, String indent) {
    comments.forEach(line -> lines.add(line.isEmpty() ? "" : indent + Comment.of(line)));
  }
}
