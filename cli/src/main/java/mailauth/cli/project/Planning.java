package mailauth.cli.project;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.dns.Name;
import mailauth.core.handentry.Sheet;
import mailauth.core.plan.Climbing;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Picture;
import mailauth.core.plan.Planner;
import mailauth.core.plan.Rollback;
import mailauth.core.plan.RollbackPlanner;
import mailauth.core.plan.World;
import mailauth.core.posture.Posture;
import mailauth.core.state.DomainState;
import mailauth.providers.apply.DelegatedZone;
import mailauth.providers.apply.HostLimits;
import mailauth.providers.apply.MaskedRecords;
import mailauth.providers.apply.Observer;
import mailauth.providers.apply.PolicyFiles;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;

/** Plans one domain: reads what stands, compares, and judges; a host's fault is that domain's. */
final class Planning {
  private final Declared declared;
  private final Hosts hosts;
  private final PolicyFiles policies;
  private final Testimony testimony;
  private final Rotations rotations;
  private final World world;
  private final Clock clock;
  private @Nullable List<Rotation> underWay;

  Planning(
      Declared declared,
      Hosts hosts,
      PolicyFiles policies,
      Testimony testimony,
      Rotations rotations,
      World world,
      Clock clock) {
    this.declared = declared;
    this.hosts = hosts;
    this.policies = policies;
    this.testimony = testimony;
    this.rotations = rotations;
    this.world = world;
    this.clock = clock;
  }

  /**
   * What stands of a posture's records.
   *
   * @throws HostException if the host cannot be asked
   */
  Observation observe(Posture posture, Ownership owned) {
    return Observer.observe(hosts.host(posture.provider()), posture, owned)
        .with(policies.read(posture));
  }

  Instant now() {
    return clock.instant();
  }

  DomainPlan plan(Posture posture, DomainState remembered) {
    var type = declared.type(posture.provider());
    try {
      var host = hosts.host(posture.provider());
      return Climbing.plan(
          picture(posture, remembered),
          type,
          plan ->
              declared.overridden(
                  MaskedRecords.judge(
                      DelegatedZone.judge(HostLimits.judge(plan, host), host, world.dns()),
                      posture,
                      host)));
    } catch (HostException e) {
      return DomainPlan.failed(posture.domain(), posture.provider(), type, e.getMessage());
    }
  }

  /**
   * What a person would have to enter for a domain, by what a host shows of it.
   *
   * @throws HostException if the domain cannot be planned
   */
  Sheet sheet(Posture posture, DomainState remembered, Observation today, Name zone) {
    var type = declared.type(posture.provider());
    var picture = picture(posture, remembered, today);
    var settled = picture.with(Climbing.posture(picture, type, declared::overridden));
    var plan = Planner.compare(settled, type);
    if (plan.failure().isPresent()) {
      throw new HostException(plan.failure().get());
    }
    return Sheet.of(plan, settled.posture(), today, zone);
  }

  /** What another host than the domain's own shows of it. */
  Observation observe(DnsHost host, Posture posture, DomainState remembered) {
    return Observer.observe(host, posture, remembered.ownership()).with(policies.read(posture));
  }

  private List<Rotation> underWay(Name domain) {
    return rotations().stream().filter(r -> Name.of(r.domain()).isWithin(domain)).toList();
  }

  /** Read once a run. */
  private synchronized List<Rotation> rotations() {
    if (underWay == null) {
      underWay = rotations.of(Selection.ALL);
    }
    return underWay;
  }

  private Picture picture(Posture posture, DomainState remembered) {
    return picture(posture, remembered, observe(posture, remembered.ownership()));
  }

  private Picture picture(Posture posture, DomainState remembered, Observation today) {
    var evidence = testimony.on(posture, world.dns());
    return new Picture(
        posture,
        declared.config(posture.domain()),
        today,
        remembered.ownership(),
        remembered.sections(),
        underWay(posture.domain()),
        evidence,
        world,
        clock.instant());
  }

  DomainPlan plan(Rollback.Domain domain) {
    try {
      var keys = domain.steps().stream().map(Rollback.Step::key).toList();
      var host = hosts.host(domain.provider());
      var plan = RollbackPlanner.plan(domain, Observer.observe(host, keys));
      return declared.overridden(HostLimits.judge(plan, host));
    } catch (HostException e) {
      return DomainPlan.failed(
          domain.domain(), domain.provider(), domain.providerType(), e.getMessage());
    }
  }
}
