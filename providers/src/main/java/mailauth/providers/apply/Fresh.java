package mailauth.providers.apply;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Rollback;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;

/**
 * A domain's plan beside what stands right now, read again for just the RRsets that it changes.
 *
 * @param before what was ours when the run began
 * @param current what stands; empty for an RRset that is not there
 */
record Fresh(DomainPlan plan, Ownership before, Map<RRsetKey, Optional<RRset>> current) {

  /**
   * @throws HostException if the host cannot be asked
   */
  static Fresh read(DomainPlan plan, Ownership before, DnsHost host) {
    var keys = plan.changes().stream().map(Change::key).distinct().toList();
    var readings = keys.isEmpty() ? List.<Reading>of() : host.read(keys);
    var current = new LinkedHashMap<RRsetKey, Optional<RRset>>();
    for (int i = 0; i < keys.size(); i++) {
      current.put(keys.get(i), readings.get(i).found());
    }
    return new Fresh(plan, before, current);
  }

  Optional<RRset> now(Change change) {
    return current.getOrDefault(change.key(), Optional.empty());
  }

  /** The changes that no longer fit, each in a sentence; one already made is not stale. */
  List<String> stale() {
    return plan.changes().stream()
        .filter(change -> !change.isFresh(now(change)) && !change.stands(now(change)))
        .map(change -> Words.stale(change, now(change)))
        .toList();
  }

  /** What is ours after that outcome. */
  Ownership ownership(DomainOutcome outcome) {
    return outcome instanceof DomainOutcome.Applied
        ? plan.ownership()
        : ownership(outcome.touched());
  }

  /** What is ours when only these changes are made, or perhaps made. */
  Ownership ownership(Collection<Change> made) {
    return before.midway(plan.ownership(), made);
  }

  /** The way back from these changes, in the order of the way there. */
  Rollback.Domain rollback(Collection<Change> made) {
    var steps =
        plan.changes().stream()
            .filter(made::contains)
            .map(change ->
                new Rollback.Step(
                    change.key(),
                    change.purpose(),
                    now(change),
                    change.onto(now(change)),
                    change.file()))
            .toList();
    return new Rollback.Domain(plan.domain(), plan.provider(), plan.providerType(), before, steps);
  }
}
