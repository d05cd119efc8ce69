package mailauth.core.guide;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions and what has been answered so far. Nothing in it changes: each answer gives a new
 * one, so that going back is only remembering less.
 */
public final class Interview {
  private final Outline outline;
  private final Words words;
  private final Answers answers;

  private Interview(Outline outline, Words words, Answers answers) {
    this.outline = outline;
    this.words = words;
    this.answers = answers;
  }

  /**
   * The beginning.
   *
   * @param preset answers that are not asked for, by the questions' ids
   */
  public static Interview begin(Outline outline, Words words, Map<String, List<String>> preset) {
    return new Interview(outline, words, Answers.preset(preset));
  }

  /** What comes next. */
  public sealed interface Step {
    /** A question, and the way to the interview that has its answer. */
    record Ask(Interview at, Question question) implements Step {}

    /** Something that was said beforehand cannot be. */
    record Wrong(String id, Message why) implements Step {}

    /** Nothing is left to ask. */
    record Done(Interview at, Conclusion conclusion) implements Step {}
  }

  /** What became of an answer. */
  public sealed interface Reply {
    /** It holds. */
    record Accepted(Interview next) implements Reply {}

    /** It changed what is ticked; the question is still open. */
    record Ticked(Interview next) implements Reply {}

    record Refused(Message why) implements Reply {}
  }

  /** The next question that nobody has answered, neither here nor beforehand. */
  public Step step() {
    var question = outline.next(answers);
    if (question.isEmpty()) {
      return new Step.Done(this, outline.conclude(answers));
    }
    var id = question.get().id();
    var preset = answers.preset().get(id);
    if (preset == null) {
      return new Step.Ask(this, recalled(question.get()));
    }
    return switch (Typed.items(question.get(), preset, words)) {
      case Typed.Good(var values) -> with(id, values).step();
      case Typed.Bad(var why) -> new Step.Wrong(id, why);
    };
  }

  /** Takes a line that somebody typed; an empty one agrees to what is usual. */
  public Reply answer(Question question, String line) {
    var id = question.id();
    if (line.isBlank()) {
      return question.canBeAgreed()
          ? new Reply.Accepted(with(id, question.usual()))
          : new Reply.Refused(Message.of("fault.empty"));
    }
    return switch (Typed.line(question, line, words)) {
      case Typed.Bad(var why) -> new Reply.Refused(why);
      case Typed.Good(var values) when question instanceof Question.Several ->
          new Reply.Ticked(new Interview(outline, words, answers.recalling(id, values)));
      case Typed.Good(var values) -> new Reply.Accepted(with(id, values));
    };
  }

  /** Leaves a question open that can be. */
  public Reply leaveOpen(Question question) {
    return question instanceof Question.Text text && text.optional()
        ? new Reply.Accepted(with(question.id(), List.of()))
        : new Reply.Refused(Message.of("fault.empty"));
  }

  /** The interview before its last answer; itself at the beginning. */
  public Interview back() {
    return new Interview(outline, words, answers.back());
  }

  /** The presets that no question asked for, by id; said for nothing or misspelt. */
  public List<String> unused() {
    return answers.preset().keySet().stream().filter(id -> !answers.has(id)).toList();
  }

  private Question recalled(Question question) {
    return Optional.ofNullable(answers.recalled().get(question.id()))
        .filter(before -> isStillPossible(question, before))
        .map(question::withUsual)
        .orElse(question);
  }

  private static boolean isStillPossible(Question question, List<String> before) {
    return switch (question) {
      case Question.Choice choice -> before.stream().allMatch(v -> choice.option(v).isPresent());
      case Question.Several several -> before.stream().allMatch(v -> several.option(v).isPresent());
      case Question.Text text -> !before.isEmpty() || text.optional();
      case Question.YesNo yesNo -> true;
    };
  }

  private Interview with(String id, List<String> values) {
    return new Interview(outline, words, answers.with(id, values));
  }
}
