package mailauth.providers.apply;

import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.providers.host.DnsHost;

/**
 * Says at plan time that a host hides a CNAME behind addresses of its own, as proxies do: whoever
 * asks for the key behind it finds none, though the record stands as declared.
 */
public final class MaskedRecords {
  private static final String GATE = "CNAME_PROXIED";

  private MaskedRecords() {}

  /**
   * The plan, with a gate that blocks the change of a CNAME that is hidden, and one that warns of
   * those that stand as declared.
   *
   * @throws mailauth.providers.host.HostException if the host cannot be asked
   */
  public static DomainPlan judge(DomainPlan plan, Posture posture, DnsHost host) {
    if (plan.failure().isPresent()) {
      return plan;
    }
    var judged =
        plan.judged(change ->
            change.action() == Change.Action.DELETE
                ? Optional.empty()
                : gate(change.key(), Gate.Outcome.BLOCK, plan, host));
    return unchanged(plan, posture)
        .flatMap(key -> gate(key, Gate.Outcome.WARN, plan, host).stream())
        .reduce(judged, (with, gate) -> with.noticing(Optional.of(gate)), (one, other) -> other);
  }

  private static Stream<RRsetKey> unchanged(DomainPlan plan, Posture posture) {
    return posture.desired().stream()
        .map(Desired::key)
        .filter(key -> plan.changes().stream().noneMatch(change -> change.key().equals(key)));
  }

  private static Optional<Gate> gate(
      RRsetKey key, Gate.Outcome outcome, DomainPlan plan, DnsHost host) {
    return key.type() == RecordType.CNAME
        ? host.masked(key)
            .map(what ->
                new Gate(
                    GATE,
                    outcome,
                    "%s: the host %s (%s) %s"
                        .formatted(key, plan.provider(), plan.providerType(), what)))
        : Optional.empty();
  }
}
