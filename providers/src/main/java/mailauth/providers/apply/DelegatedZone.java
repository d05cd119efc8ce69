package mailauth.providers.apply;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;
import mailauth.providers.host.DnsHost;

/** Says at plan time that nobody would see what is written, because the world asks elsewhere. */
public final class DelegatedZone {
  private static final String GATE = "ZONE_NOT_DELEGATED";

  private DelegatedZone() {}

  /**
   * The plan, with a gate that blocks it where the NS records that the world sees name other
   * servers than the host's. Asked only where something changes. Nothing is said where the host
   * does not tell its servers, as zone files do not, or where DNS has no delegation to compare.
   *
   * @throws mailauth.providers.host.HostException if the host cannot be asked
   */
  public static DomainPlan judge(DomainPlan plan, DnsHost host, Dns dns) {
    if (plan.changes().isEmpty()) {
      return plan;
    }
    var ours = host.nameServers(plan.domain());
    return ours.isEmpty() ? plan : plan.noticing(gate(plan, ours, seen(plan.domain(), dns)));
  }

  private static Optional<Gate> gate(DomainPlan plan, List<Name> ours, List<Name> seen) {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        seen.stream().anyMatch(ours::contains)
            ? new Gate(
                GATE, Gate.Outcome.PASS, "the world asks %s for the zone".formatted(text(seen)))
            : new Gate(
                GATE,
                Gate.Outcome.BLOCK,
                "%s (%s) keeps the zone on %s, but the world asks %s: change the delegation at the"
                        .formatted(plan.provider(), plan.providerType(), text(ours), text(seen))
                    + " registrar, or name the provider that is asked"));
  }

  /** The servers of the nearest zone at or above a name. */
  private static List<Name> seen(Name name, Dns dns) {
    for (var at = Optional.of(name); at.filter(n -> !n.isRoot()).isPresent(); ) {
      switch (dns.query(at.get(), RecordType.NS)) {
        case Answer.Found found -> {
          return found.records().stream()
              .filter(Rdata.Host.class::isInstance)
              .map(record -> ((Rdata.Host) record).name())
              .toList();
        }
        case Answer.NoData none -> at = at.get().parent();
        case Answer.NoName none -> {
          return List.of();
        }
        case Answer.Failed failed -> {
          return List.of();
        }
      }
    }
    return List.of();
  }

  private static String text(Collection<Name> servers) {
    return servers.stream().sorted().map(Name::text).collect(joining(", "));
  }
}
