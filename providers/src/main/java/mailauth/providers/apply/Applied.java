package mailauth.providers.apply;

import java.util.List;
import java.util.Optional;

/** What became of an apply. */
public sealed interface Applied {

  /**
   * Nothing was written, because the plan no longer fits.
   *
   * @param changes each stale change, in a sentence
   */
  record Stale(List<String> changes) implements Applied {}

  /**
   * The plan was carried out as far as possible.
   *
   * @param forgotten why state does not hold what the run did, in a sentence
   */
  record Ran(Run run, List<DomainOutcome> domains, Optional<String> forgotten) implements Applied {}
}
