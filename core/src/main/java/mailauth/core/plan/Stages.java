package mailauth.core.plan;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Purpose;

/** Splits a domain's changes where the next must wait until the earlier ones are seen to stand. */
public final class Stages {
  private Stages() {}

  /** The stages in order, none empty: a policy that punishes waits for what it relies on. */
  public static List<List<Change>> of(List<Change> changes) {
    var punishing = changes.stream().filter(Stages::punishes).toList();
    var harmless = changes.stream().filter(change -> !punishes(change)).toList();
    return Stream.of(harmless, punishing).filter(stage -> !stage.isEmpty()).toList();
  }

  private static boolean punishes(Change change) {
    return change.purpose() == Purpose.DMARC
        && change.after().stream()
            .anyMatch(value ->
                value instanceof Txt txt
                    && DmarcRecord.parse(txt.text()).record().effective().p() != Policy.NONE);
  }
}
