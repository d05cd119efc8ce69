package mailauth.core.guide;

import java.util.List;
import mailauth.core.dns.Name;

/** What is asked when all is answered, before anything is written. */
public final class Ending {
  public static final String ADD = "add";
  public static final String REPLACE = "replace";

  private Ending() {}

  /** Whether to write. */
  public static Question.YesNo write(String file) {
    return new Question.YesNo(
        "write",
        Message.of("write.ask", file),
        List.of(Message.of("write.why")),
        List.of(Question.YesNo.YES));
  }

  /** What becomes of a file that is there. */
  public static Question.Choice exists(String file, Name domain, String aside) {
    return new Question.Choice(
        "exists",
        Message.of("exists.ask", file),
        List.of(Message.of("exists.why")),
        List.of(
            Option.said(ADD, Message.of("exists.add", domain)),
            Option.said(REPLACE, Message.of("exists.replace", aside))),
        2,
        List.of(ADD));
  }
}
