package mailauth.core.plan;

import java.util.List;
import java.util.stream.IntStream;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Purpose;

/** Splits a domain's changes where the next must wait until the earlier ones are seen to stand. */
public final class Stages {
  private static final int STAGES = 3;

  private Stages() {}

  /**
   * Changes that are made together.
   *
   * @param waits whether first every server must answer with what these changes rely on
   */
  public record Stage(List<Change> changes, boolean waits) {}

  /**
   * The stages in order, none empty: a policy that punishes waits for what it relies on, and a logo
   * for the policy that lets it show.
   */
  public static List<Stage> of(List<Change> changes) {
    return IntStream.range(0, STAGES)
        .mapToObj(stage -> stage(stage, changes))
        .filter(stage -> !stage.changes().isEmpty())
        .toList();
  }

  private static Stage stage(int number, List<Change> changes) {
    return new Stage(
        changes.stream().filter(change -> number(change) == number).toList(), number > 0);
  }

  private static int number(Change change) {
    return change.purpose() == Purpose.BIMI ? 2 : punishes(change) ? 1 : 0;
  }

  private static boolean punishes(Change change) {
    return change.purpose() == Purpose.DMARC
        && change.after().stream()
            .anyMatch(value ->
                value instanceof Txt txt
                    && DmarcRecord.parse(txt.text()).record().effective().p() != Policy.NONE);
  }
}
