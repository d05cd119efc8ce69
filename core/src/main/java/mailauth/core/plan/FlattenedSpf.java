package mailauth.core.plan;

import java.util.List;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.flattening.Flattening;

/**
 * What flattening makes of a name's SPF record.
 *
 * @param unflattened the record as it would be with all includes
 * @param others the TXT values at the name that have nothing to do with SPF
 */
public record FlattenedSpf(Name name, SpfRecord unflattened, Flattening outcome, List<Txt> others) {
  public FlattenedSpf {
    others = List.copyOf(others);
  }

  /**
   * Merges what is declared with what stands, and writes includes out.
   *
   * @param today holds {@link Planner#reads}
   * @param owned what state remembers as ours
   */
  public static FlattenedSpf of(Desired.Spf desired, Observation today, Ownership owned, Dns dns) {
    return new SpfDrafting(desired, today, owned, dns).flattened();
  }
}
