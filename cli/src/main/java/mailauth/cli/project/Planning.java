package mailauth.cli.project;

import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.dns.Dns;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.NeverAligned;
import mailauth.core.plan.Observation;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Planner;
import mailauth.core.plan.Rollback;
import mailauth.core.plan.RollbackPlanner;
import mailauth.core.posture.Posture;
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
  private final NeverAligned neverAligned = NeverAligned.of(new BuiltInCatalog());
  private final Dns dns;

  Planning(Declared declared, Hosts hosts, PolicyFiles policies, Testimony testimony, Dns dns) {
    this.declared = declared;
    this.hosts = hosts;
    this.policies = policies;
    this.testimony = testimony;
    this.dns = dns;
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

  DomainPlan plan(Posture posture, Ownership owned) {
    var type = declared.type(posture.provider());
    try {
      var evidence = testimony.on(posture, dns);
      var today = observe(posture, owned);
      var plan = Planner.plan(posture, type, today, owned, evidence, neverAligned, dns);
      return declared.overridden(HostLimits.judge(plan, hosts.host(posture.provider())));
    } catch (HostException e) {
      return DomainPlan.failed(posture.domain(), posture.provider(), type, e.getMessage());
    }
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
