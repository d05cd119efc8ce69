package mailauth.core.guide;

import java.util.Optional;

/** Some questions that belong together. */
interface Chapter {
  /** The first of them that is to be asked and has no answer yet. */
  Optional<Question> next(Answers answers);
}
