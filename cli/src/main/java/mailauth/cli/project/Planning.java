package mailauth.cli.project;

import java.time.Clock;
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
import mailauth.providers.apply.HostLimits;
import mailauth.providers.apply.Observer;
import mailauth.providers.apply.PolicyFiles;
import mailauth.providers.host.HostException;

/** Plans one domain: reads what stands, compares, and judges; a host's fault is that domain's. */
final class Planning {
  private final Declared declared;
  private final Hosts hosts;
  private final PolicyFiles policies;
  private final Testimony testimony;
  private final World world;
  private final Clock clock;

  Planning(
      Declared declared,
      Hosts hosts,
      PolicyFiles policies,
      Testimony testimony,
      World world,
      Clock clock) {
    this.declared = declared;
    this.hosts = hosts;
    this.policies = policies;
    this.testimony = testimony;
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

  DomainPlan plan(Posture posture, DomainState remembered) {
    var type = declared.type(posture.provider());
    try {
      var plan = Planner.plan(picture(posture, remembered), type);
      return declared.overridden(HostLimits.judge(plan, hosts.host(posture.provider())));
    } catch (HostException e) {
      return DomainPlan.failed(posture.domain(), posture.provider(), type, e.getMessage());
    }
  }

  private Picture picture(Posture posture, DomainState remembered) {
    var evidence = testimony.on(posture, world.dns());
    return new Picture(
        posture,
        declared.config(posture.domain()),
        observe(posture, remembered.ownership()),
        remembered.ownership(),
        remembered.sections(),
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
