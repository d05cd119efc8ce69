package mailauth.providers.apply;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;
import mailauth.core.state.DomainState;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.state.Holder;
import mailauth.providers.state.StateStore;
import mailauth.providers.wire.Tcp;
import mailauth.providers.wire.Transport;
import mailauth.providers.wire.Udp;

/**
 * Carries out a plan: reads again, compares, writes the way back, then writes domain by domain. A
 * fault in one domain leaves the others alone.
 */
public final class Applier {
  private final Function<String, DnsHost> hosts;
  private final StateStore state;
  private final PolicyFiles policies;
  private final Conduct conduct;

  /**
   * An applier for one run.
   *
   * @param hosts opens a host by the name that the YAML gives it
   * @param policies the files that are written before the records that announce them
   */
  public Applier(
      Function<String, DnsHost> hosts, StateStore state, PolicyFiles policies, Conduct conduct) {
    this.hosts = hosts;
    this.state = state;
    this.policies = policies;
    this.conduct = conduct;
  }

  /**
   * How a run behaves.
   *
   * @param parallelism how many domains of a provider are worked on at once
   * @param turn how long to wait for the end of another run
   * @param patience how long servers may take to answer with what was written
   * @param stopped turns true when the user wants the run to end between two writes
   * @param watch told how far it is
   * @param onlookers asked last, as the world would ask
   * @param told what became of each domain, in the plan's order, as soon as that is known
   */
  public record Conduct(
      int parallelism,
      Duration turn,
      Duration patience,
      BooleanSupplier stopped,
      Clock clock,
      Watch watch,
      Onlookers onlookers,
      Consumer<DomainOutcome> told) {}

  /** A domain that was read again, or why it was not. */
  private sealed interface Begun {
    String provider();

    record Ready(Fresh fresh) implements Begun {
      @Override
      public String provider() {
        return fresh.plan().provider();
      }
    }

    record Unready(DomainPlan plan, String reason) implements Begun {
      @Override
      public String provider() {
        return plan.provider();
      }
    }
  }

  /**
   * Applies the plan's changes; what gates say is the caller's affair.
   *
   * @throws HostException if another run is writing to one of the domains, or the rollback file or
   *     the state cannot be written; nothing else was
   */
  @SuppressWarnings("try") // a lock is held, not used
  public Applied apply(Plan plan) {
    var now = conduct.clock().instant();
    var last = state.runs().stream().reduce((earlier, later) -> later);
    var run = Run.after(last, now);
    var domains = plan.domains().stream().map(DomainPlan::domain).toList();
    try (var held = state.hold(domains, Holder.here(run.id(), now), conduct.turn())) {
      return apply(plan, run);
    }
  }

  private Applied apply(Plan plan, Run run) {
    var remembered = state.read(plan.domains().stream().map(DomainPlan::domain).toList());
    var providers = plan.domains().stream().map(DomainPlan::provider).toList();
    conduct.watch().begins("reading again", providers);
    var begun =
        Concurrently.map(
            plan.domains(),
            conduct.parallelism(),
            DomainPlan::provider,
            domain -> {
              var read = begin(domain, remembered.getOrDefault(domain.domain(), DomainState.NONE));
              conduct.watch().ends(domain.provider());
              return read;
            });
    var ready = begun.stream().flatMap(Applier::ready).toList();
    var stale = ready.stream().flatMap(fresh -> stale(fresh).stream()).toList();
    if (!stale.isEmpty()) {
      return new Applied.Stale(stale);
    }
    var trail = new Trail(run, state, conduct.clock());
    trail.lay(ready);
    conduct.watch().begins("writing", providers);
    var ended = carryOut(begun);
    var outcomes = ended.stream().map(Ended::outcome).toList();
    var memories = new HashMap<Name, UnaryOperator<DomainState>>();
    ended.forEach(end -> memories.put(end.outcome().domain(), end.memory()));
    return new Applied.Ran(run, outcomes, trail.cut(byDomain(begun, outcomes), memories));
  }

  private List<String> stale(Fresh fresh) {
    var files =
        fresh.plan().changes().stream()
            .flatMap(change -> change.file().stream())
            .flatMap(file -> policies.stale(file).stream());
    return Stream.concat(fresh.stale().stream(), files).toList();
  }

  private Begun begin(DomainPlan plan, DomainState before) {
    if (plan.failure().isPresent()) {
      return new Begun.Unready(plan, plan.failure().get());
    }
    if (conduct.stopped().getAsBoolean()) {
      return new Begun.Unready(plan, DomainRun.STOPPED);
    }
    try {
      var host = hosts.apply(plan.provider());
      return new Begun.Ready(Fresh.read(plan, before.ownership(), host));
    } catch (HostException e) {
      return new Begun.Unready(plan, e.getMessage());
    }
  }

  /**
   * What became of a domain.
   *
   * @param memory what state has to remember besides what is ours
   */
  private record Ended(DomainOutcome outcome, UnaryOperator<DomainState> memory) {}

  private List<Ended> carryOut(List<Begun> begun) {
    try (var transport = new Udp(new Tcp())) {
      return Concurrently.map(
          begun,
          conduct.parallelism(),
          Begun::provider,
          domain -> {
            var end = carryOut(domain, transport);
            conduct.watch().ends(domain.provider());
            return end;
          },
          end -> conduct.told().accept(end.outcome()));
    }
  }

  private Ended carryOut(Begun begun, Transport transport) {
    return switch (begun) {
      case Begun.Unready(var plan, var reason) ->
          new Ended(
              new DomainOutcome.Broken(
                  plan.domain(), List.of(), List.of(), plan.changes(), false, reason),
              UnaryOperator.identity());
      case Begun.Ready(var fresh) -> {
        var host = hosts.apply(fresh.plan().provider());
        var run = new DomainRun(fresh, host, transport, policies, conduct);
        yield new Ended(run.carryOut(), run.remember());
      }
    };
  }

  private static Stream<Fresh> ready(Begun begun) {
    return begun instanceof Begun.Ready(var fresh) ? Stream.of(fresh) : Stream.empty();
  }

  private static Map<Fresh, DomainOutcome> byDomain(
      List<Begun> begun, List<DomainOutcome> outcomes) {
    var byDomain = new LinkedHashMap<Fresh, DomainOutcome>();
    for (int i = 0; i < begun.size(); i++) {
      if (begun.get(i) instanceof Begun.Ready(var fresh)) {
        byDomain.put(fresh, outcomes.get(i));
      }
    }
    return byDomain;
  }
}
