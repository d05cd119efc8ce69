package mailauth.core.guide;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mailauth.core.schema.Spelling;

/** Reads what somebody says to a question. */
public sealed interface Typed {
  /** More titles than this are no help to who has to choose among them. */
  int MANY = 6;

  record Good(List<String> values) implements Typed {}

  record Bad(Message why) implements Typed {}

  /** Reads one line, as it was typed; numbers are those of the options that are shown. */
  static Typed line(Question question, String line, Words words) {
    return switch (question) {
      case Question.Text text -> texts(text, split(text.form(), line));
      case Question.YesNo yesNo -> yesNo(line, words);
      case Question.Choice choice -> one(choice.options(), line, words);
      case Question.Several several -> toggled(several, line, words);
    };
  }

  /** Reads what a file or an option has, item by item. */
  static Typed items(Question question, List<String> items, Words words) {
    return switch (question) {
      case Question.Text text -> texts(text, items);
      case Question.YesNo yesNo -> yesNo(items.isEmpty() ? "" : items.getFirst(), words);
      case Question.Choice choice ->
          one(choice.options(), items.isEmpty() ? "" : items.getFirst(), words);
      case Question.Several several -> ticked(several, items, words);
    };
  }

  private static List<String> split(Form form, String line) {
    return form.isList()
        ? Arrays.stream(line.split("[,;\\s]+")).filter(part -> !part.isEmpty()).toList()
        : List.of(line.strip());
  }

  private static Typed texts(Question.Text question, List<String> items) {
    var values = new LinkedHashSet<String>();
    for (var item : items) {
      switch (question.form().read(item)) {
        case Form.Reading.Good(var text) -> values.add(text);
        case Form.Reading.Bad(var why) -> {
          return new Bad(why);
        }
      }
    }
    return values.isEmpty() && !question.optional()
        ? new Bad(Message.of("fault.empty"))
        : new Good(List.copyOf(values));
  }

  private static Typed yesNo(String line, Words words) {
    var word = line.strip().toLowerCase(Locale.ROOT);
    if (words.synonyms("word.yes").contains(word) || word.equals("yes") || word.equals("true")) {
      return new Good(List.of(Question.YesNo.YES));
    }
    return words.synonyms("word.no").contains(word) || word.equals("no") || word.equals("false")
        ? new Good(List.of(Question.YesNo.NO))
        : new Bad(Message.of("fault.yes-no", line.strip()));
  }

  private static Typed one(List<Option> options, String text, Words words) {
    return find(options, text, words)
        .<Typed>map(option -> new Good(List.of(option.value())))
        .orElseGet(() -> unknown(options, text, words));
  }

  private static Typed ticked(Question.Several question, List<String> items, Words words) {
    var all = question.options();
    var values = new LinkedHashSet<String>();
    for (var item : items) {
      var option = named(all, item, words);
      if (option.isEmpty()) {
        return unknown(all, item, words);
      }
      values.add(option.get().value());
    }
    return new Good(List.copyOf(values));
  }

  /** Each that is named is ticked if it was not, and no longer if it was; "none" unticks all. */
  private static Typed toggled(Question.Several question, String line, Words words) {
    if (words.synonyms("word.none").contains(line.strip().toLowerCase(Locale.ROOT))) {
      return new Good(List.of());
    }
    var all = question.options();
    var values = new LinkedHashSet<>(question.usual());
    for (var item : split(line, all, words)) {
      var option = find(all, item, words);
      if (option.isEmpty()) {
        return unknown(all, item, words);
      }
      if (!values.remove(option.get().value())) {
        values.add(option.get().value());
      }
    }
    return new Good(List.copyOf(values));
  }

  /** Names may have blanks in them, so that blanks only part numbers. */
  private static List<String> split(String line, List<Option> all, Words words) {
    boolean parted = line.matches("[\\d\\s]+") || named(all, line, words).isEmpty();
    var commas = Arrays.stream(line.split("[,;]")).map(String::strip).toList();
    return (commas.size() == 1 && parted ? List.of(line.strip().split("\\s+")) : commas)
        .stream().filter(item -> !item.isEmpty()).toList();
  }

  private static Optional<Option> find(List<Option> options, String text, Words words) {
    var word = text.strip();
    if (word.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(word);
      if (number >= 1 && number <= options.size()) {
        return Optional.of(options.get(number - 1));
      }
    }
    return named(options, word, words);
  }

  /** By value or title, or by what only one title begins with or has in it. */
  private static Optional<Option> named(List<Option> options, String text, Words words) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    var exact =
        options.stream()
            .filter(option -> option.value().equals(word) || title(option, words).equals(word))
            .findFirst();
    return exact.or(() ->
        Optional.of(like(options, word, words))
            .filter(found -> found.size() == 1)
            .map(List::getFirst));
  }

  private static List<Option> like(List<Option> options, String word, Words words) {
    if (word.isEmpty()) {
      return List.of();
    }
    var begun = options.stream().filter(o -> title(o, words).startsWith(word)).toList();
    return begun.isEmpty()
        ? options.stream().filter(o -> title(o, words).contains(word)).toList()
        : begun;
  }

  private static String title(Option option, Words words) {
    return option.title(words).toLowerCase(Locale.ROOT);
  }

  private static Typed unknown(List<Option> options, String text, Words words) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    var like = like(options, word, words);
    if (like.size() > 1 && like.size() <= MANY) {
      var titles = like.stream().map(o -> o.title(words)).collect(Collectors.joining(", "));
      return new Bad(Message.of("fault.option-several", text.strip(), titles));
    }
    var known = options.stream().map(Option::value).toList();
    return new Bad(
        Spelling.closest(word, known)
            .map(close -> Message.of("fault.option-close", text.strip(), close))
            .orElse(Message.of("fault.option", text.strip())));
  }
}
