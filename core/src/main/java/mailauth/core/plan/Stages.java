package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Purpose;

/** Splits a domain's changes where the next must wait until the earlier ones are seen to stand. */
public final class Stages {
  private static final int FIRST = 0;
  private static final int USUAL = 1;
  private static final int POLICY = 2;
  private static final int LOGO = 3;
  private static final int LAST = 4;
  private static final int ANNOUNCED = 5;

  private Stages() {}

  /**
   * Changes that are made together.
   *
   * @param waits whether first every server must answer with what these changes rely on
   */
  public record Stage(List<Change> changes, boolean waits) {}

  /**
   * The stages in order, none empty: an SPF record waits for the pieces that it includes, a policy
   * that punishes for what it relies on, a logo for the policy that lets it show, and the end of a
   * piece for the record that no longer includes it. What may have to wait for a web server comes
   * last, so that nothing waits for it.
   */
  public static List<Stage> of(List<Change> changes) {
    var stages = new ArrayList<Stage>();
    for (int number = 0; number <= ANNOUNCED; number++) {
      var made = made(number, changes);
      if (!made.isEmpty()) {
        stages.add(new Stage(made, !stages.isEmpty() || number > USUAL));
      }
    }
    return stages;
  }

  private static List<Change> made(int number, List<Change> changes) {
    return changes.stream().filter(change -> number(change) == number).toList();
  }

  private static int number(Change change) {
    return switch (change.purpose()) {
      case SPF_PIECE -> change.action() == Change.Action.DELETE ? LAST : FIRST;
      case BIMI -> LOGO;
      case MTA_STS -> ANNOUNCED;
      default -> punishes(change) ? POLICY : USUAL;
    };
  }

  private static boolean punishes(Change change) {
    return change.purpose() == Purpose.DMARC
        && change.after().stream()
            .anyMatch(value ->
                value instanceof Txt txt
                    && DmarcRecord.parse(txt.text()).record().effective().p() != Policy.NONE);
  }
}
