package mailauth.cli.guide;

import mailauth.core.guide.Interview;
import mailauth.core.guide.Interview.Step;

/** Goes through an interview with nobody there: what was not said beforehand is as usual. */
public final class Unattended {
  private Unattended() {}

  /** What came of it. */
  public sealed interface End {
    record Concluded(Step.Done done) implements End {}

    /** A question that has no usual answer. */
    record Missing(String id) implements End {}

    /** A preset answer cannot be. */
    record Wrong(Step.Wrong step) implements End {}
  }

  public static End run(Interview beginning) {
    var interview = beginning;
    while (true) {
      switch (interview.step()) {
        case Step.Done done -> {
          return new End.Concluded(done);
        }
        case Step.Wrong wrong -> {
          return new End.Wrong(wrong);
        }
        case Step.Ask(var at, var question) -> {
          if (!(at.answer(question, "") instanceof Interview.Reply.Accepted(var next))) {
            return new End.Missing(question.id());
          }
          interview = next;
        }
      }
    }
  }
}
