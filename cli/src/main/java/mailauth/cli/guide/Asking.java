package mailauth.cli.guide;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mailauth.core.guide.Option;
import mailauth.core.guide.Question;
import mailauth.core.guide.Words;

/** What a question looks like. */
final class Asking {
  private static final int FEW = 3;

  private final Screen screen;
  private final Words words;

  Asking(Screen screen, Words words) {
    this.screen = screen;
    this.words = words;
  }

  void show(Question question) {
    screen.heading(words.say(question.ask()));
    screen.detail(words.say(question.why().getFirst()));
    switch (question) {
      case Question.Choice choice -> list(choice);
      case Question.Several several -> list(several);
      case Question.Text text -> hint(text);
      case Question.YesNo yesNo -> {}
    }
  }

  /** More for who asked for it: all that can be answered, and how. */
  void explain(Question question) {
    question.why().forEach(why -> screen.detail(words.say(why)));
    screen.detail(
        words.say(
            "guide.help",
            words.synonyms("word.back").getFirst(),
            words.synonyms("word.quit").getFirst()));
    switch (question) {
      case Question.Choice choice -> {
        screen.detail(words.say("guide.choose"));
        numbered(choice.options(), 0, choice.options().size());
      }
      case Question.Several several -> {
        several.kinds().forEach(kind -> whole(kind, several));
        toggle();
      }
      case Question.Text text -> hint(text);
      case Question.YesNo yesNo -> {}
    }
  }

  /** What is chosen stands in the prompt; that nothing is has to be said. */
  void ticked(Question question) {
    if (question.usual().isEmpty()) {
      screen.detail(words.say("guide.ticked-none"));
    }
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

  /** Those that something speaks for, a line each; of the others those that are well known. */
  private void list(Question.Several several) {
    var listed = new LinkedHashSet<Option>();
    for (var option : several.options()) {
      boolean ticked = several.usual().contains(option.value());
      if (ticked || option.note().isPresent()) {
        int number = several.options().indexOf(option) + 1;
        screen.item((ticked ? "[x] " : "[ ] ") + number, described(option));
        listed.add(option);
      }
    }
    several.kinds().forEach(kind -> some(kind, listed));
    toggle();
  }

  private void some(Question.Kind kind, Set<Option> listed) {
    var options = kind.options().stream().filter(option -> !listed.contains(option)).toList();
    var known = kind.known().stream().filter(options::contains).toList();
    var shown = known.isEmpty() ? options.stream().limit(FEW).toList() : known;
    int others = options.size() - shown.size();
    if (!options.isEmpty()) {
      var title = words.say(kind.title());
      screen.detail(
          others == 0
              ? words.say("guide.kind", title, titles(shown))
              : words.say("guide.kind-more", title, titles(shown), others));
    }
  }

  private void whole(Question.Kind kind, Question.Several several) {
    var all =
        kind.options().stream()
            .map(option -> {
              int number = several.options().indexOf(option) + 1;
              boolean ticked = several.usual().contains(option.value());
              return (ticked ? "[x]" + Wrapping.BOUND : "")
                  + number
                  + Wrapping.BOUND
                  + option.title(words);
            })
            .collect(Collectors.joining(", "));
    screen.detail(words.say("guide.kind", words.say(kind.title()), all));
  }

  private void toggle() {
    screen.detail(words.say("guide.toggle", words.synonyms("word.help").getFirst()));
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
