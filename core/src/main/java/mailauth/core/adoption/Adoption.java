package mailauth.core.adoption;

import java.util.List;
import mailauth.core.config.DomainConfig;
import mailauth.core.draft.Remarks;
import mailauth.core.plan.Change;

/**
 * A domain as the YAML has it.
 *
 * @param remarks what is to be said of it, with the paths of a file
 * @param changes what a plan would nevertheless write: records that mailauth never leaves as they
 *     are
 */
public record Adoption(DomainConfig domain, Remarks remarks, List<Change> changes) {
  public Adoption {
    changes = List.copyOf(changes);
  }
}
