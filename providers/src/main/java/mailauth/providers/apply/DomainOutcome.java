package mailauth.providers.apply;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.plan.Change;

/** What became of one domain's changes. */
public sealed interface DomainOutcome {
  Name domain();

  /** The changes that were made. */
  List<Change> done();

  /**
   * All changes are made.
   *
   * @param unverified what some server did not yet answer with, in sentences; empty if all do
   */
  record Applied(Name domain, List<Change> done, List<String> unverified)
      implements DomainOutcome {}

  /**
   * Something went wrong on the way.
   *
   * @param stale whether the reason is that someone else changed an owned value
   * @param reason a sentence
   */
  record Broken(Name domain, List<Change> done, List<Change> left, boolean stale, String reason)
      implements DomainOutcome {}
}
