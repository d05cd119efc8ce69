package mailauth.providers.apply;

import java.util.Optional;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.providers.host.DnsHost;

/** Says at plan time what a host would refuse at apply time. */
public final class HostLimits {
  /** The gate's stable name. */
  public static final String GATE = "HOST_TAKES_NO_SUCH_RECORD";

  private HostLimits() {}

  /** The plan, with a gate that blocks each change that the host cannot hold. */
  public static DomainPlan judge(DomainPlan plan, DnsHost host) {
    return plan.judged(change -> refusal(change, plan, host));
  }

  private static Optional<Gate> refusal(Change change, DomainPlan plan, DnsHost host) {
    return change
        .onto(change.observed())
        .flatMap(wanted -> host.capabilities().refusal(change.observed(), wanted))
        .map(refusal ->
            new Gate(
                GATE,
                Gate.Outcome.BLOCK,
                "%s: the host %s (%s) %s"
                    .formatted(change.key(), plan.provider(), plan.providerType(), refusal)));
  }
}
