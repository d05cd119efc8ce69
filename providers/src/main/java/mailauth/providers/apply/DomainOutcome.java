package mailauth.providers.apply;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.plan.Change;

/** What became of one domain's changes. */
public sealed interface DomainOutcome {
  Name domain();

  /** The changes that were made. */
  List<Change> done();

  /** The changes that may or may not be made. */
  default List<Change> unsure() {
    return List.of();
  }

  /** The changes that were not made. */
  default List<Change> left() {
    return List.of();
  }

  /** Whether all changes are made, and every server answers with them. */
  default boolean isVerified() {
    return this instanceof Applied applied && applied.unverified().isEmpty();
  }

  /** The changes that were made, and those that may be. */
  default List<Change> touched() {
    return Stream.concat(done().stream(), unsure().stream()).toList();
  }

  /**
   * All changes are made.
   *
   * @param unverified what some server did not yet answer with, in sentences; empty if all do
   */
  record Applied(Name domain, List<Change> done, List<String> unverified)
      implements DomainOutcome {}

  /**
   * A policy, or what relies on it, is not set, because some server does not yet answer with what
   * that relies on.
   *
   * @param unverified what is missing where, in sentences
   */
  record Waiting(Name domain, List<Change> done, List<Change> left, List<String> unverified)
      implements DomainOutcome {}

  /**
   * A person has not entered all of it.
   *
   * @param missing what DNS does not show, and why, in sentences
   */
  record ByHand(Name domain, List<Change> done, List<Change> left, List<String> missing)
      implements DomainOutcome {}

  /**
   * Something went wrong on the way.
   *
   * @param stale whether the reason is that someone else changed an owned value
   * @param reason a sentence
   */
  record Broken(
      Name domain,
      List<Change> done,
      List<Change> unsure,
      List<Change> left,
      boolean stale,
      String reason)
      implements DomainOutcome {}
}
