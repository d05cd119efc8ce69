package mailauth.providers.apply;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;
import mailauth.core.plan.Rollback;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;

/**
 * Carries out a plan: reads again, compares, writes the way back, then writes domain by domain. A
 * fault in one domain leaves the others alone.
 */
public final class Applier {
  private final Function<String, DnsHost> hosts;
  private final StateFile state;
  private final Path rollbacks;
  private final Conduct conduct;

  /**
   * An applier for one run.
   *
   * @param hosts opens a host by the name that the YAML gives it
   * @param rollbacks the folder for rollback files
   */
  public Applier(
      Function<String, DnsHost> hosts, StateFile state, Path rollbacks, Conduct conduct) {
    this.hosts = hosts;
    this.state = state;
    this.rollbacks = rollbacks;
    this.conduct = conduct;
  }

  /**
   * How a run behaves.
   *
   * @param parallelism how many domains are worked on at once
   * @param patience how long servers may take to answer with what was written
   * @param stopped turns true when the user wants the run to end between two writes
   */
  public record Conduct(int parallelism, Duration patience, BooleanSupplier stopped, Clock clock) {}

  /** A domain that was read again, or why it could not be. */
  private sealed interface Begun {
    record Ready(Fresh fresh) implements Begun {}

    record Unreadable(DomainPlan plan, String reason) implements Begun {}
  }

  /**
   * Applies the plan's changes; what gates say is the caller's affair.
   *
   * @throws HostException if the rollback file or the state cannot be written
   */
  public Applied apply(Plan plan) {
    var planned = plan.domains().stream().filter(domain -> domain.failure().isEmpty()).toList();
    var begun = Concurrently.map(planned, conduct.parallelism(), this::begin);
    var ready = begun.stream().flatMap(Applier::ready).toList();
    var stale = ready.stream().flatMap(fresh -> fresh.stale().stream()).toList();
    if (!stale.isEmpty()) {
      return new Applied.Stale(stale);
    }
    var run = Run.at(conduct.clock().instant());
    var file = RollbackFiles.write(rollbacks, new Rollback(run.id(), wayBack(ready)));
    var outcomes = Concurrently.map(begun, conduct.parallelism(), this::carryOut);
    state.save();
    return new Applied.Ran(run, file, outcomes);
  }

  private Begun begin(DomainPlan plan) {
    try {
      return new Begun.Ready(Fresh.read(plan, hosts.apply(plan.provider())));
    } catch (HostException e) {
      return new Begun.Unreadable(plan, e.getMessage());
    }
  }

  private List<Rollback.Domain> wayBack(List<Fresh> ready) {
    return ready.stream().map(fresh -> fresh.rollback(state.of(fresh.plan().domain()))).toList();
  }

  private DomainOutcome carryOut(Begun begun) {
    return switch (begun) {
      case Begun.Unreadable(var plan, var reason) ->
          new DomainOutcome.Broken(plan.domain(), List.of(), plan.changes(), false, reason);
      case Begun.Ready(var fresh) -> {
        var host = hosts.apply(fresh.plan().provider());
        var outcome = new DomainRun(fresh, host, conduct).carryOut();
        remember(fresh.plan(), outcome);
        yield outcome;
      }
    };
  }

  private void remember(DomainPlan plan, DomainOutcome outcome) {
    var ours =
        switch (outcome) {
          case DomainOutcome.Applied applied -> plan.ownership();
          case DomainOutcome.Broken broken ->
              state.of(plan.domain()).partly(plan.ownership(), broken.done());
        };
    state.put(plan.domain(), ours);
  }

  private static Stream<Fresh> ready(Begun begun) {
    return begun instanceof Begun.Ready(var fresh) ? Stream.of(fresh) : Stream.empty();
  }
}
