package mailauth.core.check.registry;

import java.util.List;
import mailauth.core.lint.Severity;

/**
 * One thing that is looked at.
 *
 * @param id stable, such as {@code DMARC-008}
 * @param title what is wrong, in a few words
 * @param severity how much it usually matters
 * @param basis how it is answered, or why it is not
 * @param reference the document and section that it rests on
 * @param peers the other checkers that look at the same thing
 */
public record Check(
    String id,
    Group group,
    String title,
    Severity severity,
    Basis basis,
    String reference,
    List<String> peers) {
  public Check {
    peers = List.copyOf(peers);
  }

  /** Whether mailauth checks it. */
  public sealed interface Basis {
    /**
     * It does.
     *
     * @param means what it means, in one sentence for a layman
     * @param fix what to do, in one sentence
     */
    record Checked(Need need, String means, String fix) implements Basis {}

    /** It does not. */
    record LeftOut(String reason) implements Basis {}
  }

  /** What it means for a layman; empty where it is left out. */
  public String means() {
    return basis instanceof Basis.Checked checked ? checked.means() : "";
  }

  /** What to do about it; empty where it is left out. */
  public String fix() {
    return basis instanceof Basis.Checked checked ? checked.fix() : "";
  }
}
