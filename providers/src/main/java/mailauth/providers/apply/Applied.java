package mailauth.providers.apply;

import java.nio.file.Path;
import java.util.List;

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
   * @param rollback the file that leads back
   */
  record Ran(Run run, Path rollback, List<DomainOutcome> domains) implements Applied {}
}
