package mailauth.cli.guide;

import java.util.Locale;
import java.util.Optional;
import mailauth.core.guide.Conclusion;
import mailauth.core.guide.Interview;
import mailauth.core.guide.Interview.Reply;
import mailauth.core.guide.Interview.Step;
import mailauth.core.guide.Message;
import mailauth.core.guide.Question;
import mailauth.core.guide.Typed;
import mailauth.core.guide.Words;

/** Asks the questions of an interview at a terminal. */
public final class Dialogue {
  private final Screen screen;
  private final Words words;
  private final Asking asking;

  /** What somebody means by a line. */
  private enum Intent {
    BACK,
    QUIT,
    HELP,
    NONE,
    ANSWER
  }

  /** How it ended. */
  public sealed interface End {
    record Concluded(Interview at, Conclusion conclusion) implements End {}

    record Quit() implements End {}

    /** A preset answer cannot be. */
    record Wrong(Step.Wrong step) implements End {}
  }

  /** What somebody says to a question beside the interview. */
  public sealed interface Said {
    record Answer(String value) implements Said {}

    record Back() implements Said {}

    record Quit() implements Said {}
  }

  public Dialogue(Screen screen, Words words) {
    this.screen = screen;
    this.words = words;
    this.asking = new Asking(screen, words);
  }

  /** Says what this is. */
  public void greet() {
    screen.say(words.say("guide.hello"));
    screen.say(
        words.say(
            "guide.how",
            words.synonyms("word.back").getFirst(),
            words.synonyms("word.quit").getFirst()));
  }

  /** Asks until there is nothing left to ask. */
  public End run(Interview beginning) {
    var interview = beginning;
    while (true) {
      switch (interview.step()) {
        case Step.Done(var at, var conclusion) -> {
          return new End.Concluded(at, conclusion);
        }
        case Step.Wrong wrong -> {
          return new End.Wrong(wrong);
        }
        case Step.Ask(var at, var question) -> {
          asking.show(question);
          var next = answered(at, question);
          if (next.isEmpty()) {
            return new End.Quit();
          }
          interview = next.get();
        }
      }
    }
  }

  /** Reads lines until one of them leads on; empty for who leaves. */
  private Optional<Interview> answered(Interview at, Question asked) {
    var interview = at;
    var question = asked;
    while (true) {
      var line = screen.read(asking.prompt(question));
      switch (intent(line, question)) {
        case QUIT -> {
          return Optional.empty();
        }
        case BACK -> {
          var before = interview.back();
          if (!isFirst(before, question)) {
            return Optional.of(before);
          }
          screen.detail(words.say("guide.start"));
        }
        case HELP -> asking.explain(question);
        case NONE, ANSWER -> {
          var reply =
              intent(line, question) == Intent.NONE
                  ? interview.leaveOpen(question)
                  : interview.answer(question, line.orElse(""));
          switch (reply) {
            case Reply.Accepted(var next) -> {
              return Optional.of(next);
            }
            case Reply.Ticked(var next) -> {
              interview = next;
              question = ((Step.Ask) next.step()).question();
              asking.ticked(question);
            }
            case Reply.Refused(var why) -> refuse(why);
          }
        }
      }
    }
  }

  /** Asks something beside the interview, of which one thing is said. */
  public Said ask(Question question) {
    asking.show(question);
    while (true) {
      var line = screen.read(asking.prompt(question));
      switch (intent(line, question)) {
        case QUIT -> {
          return new Said.Quit();
        }
        case BACK -> {
          return new Said.Back();
        }
        case HELP -> asking.explain(question);
        case NONE, ANSWER -> {
          var typed = line.orElse("");
          switch (typed.isBlank()
              ? new Typed.Good(question.usual())
              : Typed.line(question, typed, words)) {
            case Typed.Good(var values) -> {
              return new Said.Answer(values.getFirst());
            }
            case Typed.Bad(var why) -> refuse(why);
          }
        }
      }
    }
  }

  private static boolean isFirst(Interview before, Question question) {
    return before.step() instanceof Step.Ask(var at, var same) && same.id().equals(question.id());
  }

  private Intent intent(Optional<String> line, Question question) {
    if (line.isEmpty()) {
      screen.line();
      return Intent.QUIT;
    }
    var word = line.get().strip().toLowerCase(Locale.ROOT);
    if (words.synonyms("word.quit").contains(word)) {
      return Intent.QUIT;
    }
    if (words.synonyms("word.back").contains(word)) {
      return Intent.BACK;
    }
    if (words.synonyms("word.help").contains(word)) {
      return Intent.HELP;
    }
    boolean nothing =
        question instanceof Question.Text && words.synonyms("word.none").contains(word);
    return nothing ? Intent.NONE : Intent.ANSWER;
  }

  private void refuse(Message why) {
    screen.detail(words.say(why));
  }
}
