package mailauth.core.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mailauth.core.schema.Spelling;

/** Reads what somebody says to a question. */
public sealed interface Typed {
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
        .orElseGet(() -> unknown(options, text));
  }

  private static Typed ticked(Question.Several question, List<String> items, Words words) {
    var all = all(question);
    var values = new LinkedHashSet<String>();
    for (var item : items) {
      var option = named(all, item, words);
      if (option.isEmpty()) {
        return unknown(all, item);
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
    var all = all(question);
    var values = new LinkedHashSet<>(question.usual());
    for (var item : split(line, all, words)) {
      var option = find(question.options(), item, words).or(() -> named(all, item, words));
      if (option.isEmpty()) {
        return unknown(all, item);
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

  private static List<Option> all(Question.Several question) {
    var all = new ArrayList<>(question.options());
    all.addAll(question.others());
    return all;
  }

  private static Optional<Option> find(List<Option> options, String text, Words words) {
    var word = text.strip();
    if (word.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(word);
      return number >= 1 && number <= options.size()
          ? Optional.of(options.get(number - 1))
          : Optional.empty();
    }
    return named(options, word, words);
  }

  /** By value, by title, or by the beginning of one title. */
  private static Optional<Option> named(List<Option> options, String text, Words words) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var exact =
        options.stream()
            .filter(option -> option.value().equals(word) || title(option, words).equals(word))
            .findFirst();
    var begun = options.stream().filter(o -> title(o, words).startsWith(word)).toList();
    return exact.or(() -> begun.size() == 1 ? begun.stream().findFirst() : Optional.empty());
  }

  private static String title(Option option, Words words) {
    return option.title(words).toLowerCase(Locale.ROOT);
  }

  private static Typed unknown(List<Option> options, String text) {
    var known = options.stream().map(Option::value).toList();
    return new Bad(
        Spelling.closest(text.strip().toLowerCase(Locale.ROOT), known)
            .map(close -> Message.of("fault.option-close", text.strip(), close))
            .orElse(Message.of("fault.option", text.strip())));
  }
}
