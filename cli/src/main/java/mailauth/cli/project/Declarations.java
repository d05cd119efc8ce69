package mailauth.cli.project;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.check.picture.Declared;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.plan.DomainPlan;
import mailauth.core.posture.Posture;

/** What a project declares, for an audit to hold DNS to. */
public final class Declarations {
  private Declarations() {}

  /**
   * Each selected domain's records, and what an apply would leave of today's RRsets.
   *
   * @throws Faults if any of them declares what cannot be
   */
  public static Map<Name, Declared> of(Project project, Selection selection, int parallelism) {
    var plans = new HashMap<Name, DomainPlan>();
    for (var domain : project.plans().of(selection, parallelism).domains()) {
      plans.put(domain.domain(), domain);
    }
    var declared = new LinkedHashMap<Name, Declared>();
    for (var posture : project.postures(selection)) {
      declared.put(
          posture.domain(), declared(posture, Optional.ofNullable(plans.get(posture.domain()))));
    }
    return declared;
  }

  private static Declared declared(Posture posture, Optional<DomainPlan> plan) {
    return new Declared(
        posture.desired(),
        plan.map(Declarations::after).orElse(Map.of()),
        plan.filter(DomainPlan::isBlocked).isPresent());
  }

  /** Changes of several purposes may follow each other on one RRset. */
  private static Map<RRsetKey, Optional<RRset>> after(DomainPlan plan) {
    var after = new HashMap<RRsetKey, Optional<RRset>>();
    for (var change : plan.changes()) {
      var before = after.getOrDefault(change.key(), change.observed());
      after.put(change.key(), change.onto(before));
    }
    return after;
  }
}
