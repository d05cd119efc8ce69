package mailauth.cli.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mailauth.core.guide.Option;
import mailauth.core.guide.Question;
import mailauth.core.guide.Words;

/** What a question looks like. */
final class Asking {
  private final Screen screen;
  private final Words words;

  Asking(Screen screen, Words words) {
    this.screen = screen;
    this.words = words;
  }

  void show(Question question) {
    screen.heading(words.say(question.ask()));
    screen.detail(words.say(question.why()));
    switch (question) {
      case Question.Choice choice -> list(choice);
      case Question.Several several -> list(several);
      case Question.Text text -> hint(text);
      case Question.YesNo yesNo -> {}
    }
  }

  /** More for who asked for it: all that can be answered, and how. */
  void explain(Question question) {
    screen.detail(words.say(question.why()));
    screen.detail(
        words.say(
            "guide.how",
            words.synonyms("word.back").getFirst(),
            words.synonyms("word.quit").getFirst()));
    switch (question) {
      case Question.Choice choice -> {
        screen.detail(words.say("guide.choose"));
        numbered(choice.options(), 0, choice.options().size());
      }
      case Question.Several several -> {
        screen.detail(words.say("guide.toggle"));
        list(several);
        screen.detail(words.say("guide.more", titles(several.others())));
      }
      case Question.Text text -> hint(text);
      case Question.YesNo yesNo -> {}
    }
  }

  void ticked(Question question) {
    screen.detail(
        question.usual().isEmpty()
            ? words.say("guide.ticked-none")
            : words.say("guide.ticked", shown(question)));
  }

  String prompt(Question question) {
    var usual = shown(question);
    return usual.isEmpty() ? "> " : "[" + usual + "] > ";
  }

  /** The answer to agree to, as a person reads it. */
  private String shown(Question question) {
    return switch (question) {
      case Question.YesNo yesNo ->
          yesNo.usual().stream()
              .map(value -> words.synonyms("word." + value).getFirst())
              .collect(Collectors.joining());
      case Question.Text text -> String.join(", ", text.usual());
      case Question.Choice choice -> chosen(choice);
      case Question.Several several -> chosen(several);
    };
  }

  private String chosen(Question question) {
    return question.usual().stream()
        .flatMap(value -> question.option(value).stream())
        .map(option -> option.title(words))
        .collect(Collectors.joining(", "));
  }

  private void hint(Question.Text text) {
    if (text.optional()) {
      screen.detail(
          text.usual().isEmpty()
              ? words.say("guide.open")
              : words.say("guide.clear", words.synonyms("word.none").getFirst()));
    }
  }

  private void list(Question.Choice choice) {
    numbered(choice.options(), 0, choice.shown());
    var others = choice.options().subList(choice.shown(), choice.options().size());
    if (!others.isEmpty()) {
      screen.detail(words.say("guide.fewer", words.synonyms("word.help").getFirst()));
    }
  }

  /** Those that are ticked, or that something speaks for, a line each; the others in a row. */
  private void list(Question.Several several) {
    var row = new ArrayList<String>();
    int number = 0;
    for (var option : several.options()) {
      number++;
      boolean ticked = several.usual().contains(option.value());
      if (ticked || option.note().isPresent()) {
        screen.item((ticked ? "[x] " : "[ ] ") + number, described(option));
      } else {
        row.add(number + Wrapping.BOUND + option.title(words));
      }
    }
    if (!row.isEmpty()) {
      var all = String.join(", ", row);
      screen.detail(number > row.size() ? words.say("guide.others", all) : all);
    }
    screen.detail(words.say("guide.toggle"));
  }

  private void numbered(List<Option> options, int from, int to) {
    for (int i = from; i < to; i++) {
      screen.item(String.valueOf(i + 1), described(options.get(i)));
    }
  }

  private String described(Option option) {
    return option.title(words) + option.note().map(note -> " (" + words.say(note) + ")").orElse("");
  }

  private String titles(List<Option> options) {
    return options.stream().map(option -> option.title(words)).collect(Collectors.joining(", "));
  }
}
