package mailauth.core.handentry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Owned;
import mailauth.core.plan.Stages;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.Purpose;

/**
 * All that a person enters for one domain.
 *
 * @param zone the zone that the host keeps the domain in
 * @param entries what is to do, in the order in which it should be done, then what stands already
 * @param policies the files that a web server has to serve
 * @param unread why today's DNS is not known, in a sentence; empty where it is
 */
public record Sheet(
    Name domain,
    Name zone,
    List<HandEntry> entries,
    List<PolicyText> policies,
    Optional<String> unread) {
  public Sheet {
    entries = List.copyOf(entries);
    policies = List.copyOf(policies);
  }

  /** What is to do in a plan of a domain, and no more. */
  public static Sheet of(DomainPlan plan, Name zone) {
    var entries =
        Stages.of(plan.changes()).stream()
            .flatMap(stage ->
                stage.changes().stream().map(change -> HandEntry.of(change, stage.waits())))
            .toList();
    return new Sheet(plan.domain(), zone, entries, List.of(), Optional.empty());
  }

  /** All that a domain declares, beside what stands today. */
  public static Sheet of(DomainPlan plan, Posture posture, Observation today, Name zone) {
    var entries = new ArrayList<>(of(plan, zone).entries());
    entries.addAll(standing(plan, posture, today));
    return new Sheet(plan.domain(), zone, entries, policies(posture), Optional.empty());
  }

  /** The same where today's DNS could not be read. */
  public Sheet unread(String why) {
    return new Sheet(
        domain, zone, entries.stream().map(HandEntry::unread).toList(), policies, Optional.of(why));
  }

  /** The entries that are not as they should be. */
  public Stream<HandEntry> toDo() {
    return entries.stream().filter(entry -> !entry.isDone());
  }

  private static List<HandEntry> standing(DomainPlan plan, Posture posture, Observation today) {
    var told = new HashSet<>(plan.changes().stream().map(Change::owned).toList());
    var entries = new ArrayList<HandEntry>();
    for (var desired : posture.desired()) {
      var owned = new Owned(desired.key(), desired.purpose());
      if (told.add(owned)) {
        entries.add(right(owned, values(desired, today), today));
      }
    }
    // The further records of a flattened SPF record are nobody's declaration but the plan's.
    plan.ownership().created().stream()
        .filter(owned -> owned.purpose() == Purpose.SPF_PIECE)
        .sorted()
        .filter(told::add)
        .map(owned -> right(owned, values(owned, today), today))
        .forEach(entries::add);
    return entries.stream().filter(entry -> !entry.wanted().isEmpty()).toList();
  }

  private static List<Rdata> values(Desired desired, Observation today) {
    return desired instanceof Desired.Value value && value.purpose() == Purpose.ADDITION
        ? List.of(value.data())
        : values(new Owned(desired.key(), desired.purpose()), today);
  }

  private static List<Rdata> values(Owned owned, Observation today) {
    return Change.values(owned.purpose(), today.rrset(owned.key()));
  }

  private static HandEntry right(Owned owned, List<Rdata> values, Observation today) {
    RRsetKey key = owned.key();
    var rrset = today.rrset(key);
    int others = rrset.map(set -> set.records().size()).orElse(0) - values.size();
    long ttl = rrset.map(RRset::ttl).orElse(0L);
    return new HandEntry(key, owned.purpose(), Task.RIGHT, values, values, others, ttl, false);
  }

  private static List<PolicyText> policies(Posture posture) {
    return posture.desired().stream()
        .flatMap(desired ->
            desired instanceof Desired.MtaSts policy
                ? Stream.of(PolicyText.of(policy))
                : Stream.empty())
        .toList();
  }
}
