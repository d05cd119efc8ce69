package mailauth.providers.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mailauth.core.dane.KeyMemory;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Stages;
import mailauth.core.posture.Purpose;
import mailauth.core.state.DomainState;
import mailauth.providers.authority.AuthorityQuery;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.wire.Transport;

/** Writes one domain's changes, stage by stage. */
final class DomainRun {
  static final String STOPPED = "stopped before the next write";

  private final Fresh fresh;
  private final DomainPlan plan;
  private final DnsHost host;
  private final Transport transport;
  private final PolicyFiles policies;
  private final Applier.Conduct conduct;
  private final Announcements announcements;
  private final List<Change> done = new ArrayList<>();
  private final List<Change> unsure = new ArrayList<>();
  private final List<Change> handed = new ArrayList<>();

  /**
   * A run over one domain.
   *
   * @param transport the way to the servers that must have what is written, and to resolvers
   */
  DomainRun(
      Fresh fresh,
      DnsHost host,
      Transport transport,
      PolicyFiles policies,
      Applier.Conduct conduct) {
    this.fresh = fresh;
    this.plan = fresh.plan();
    this.host = host;
    this.transport = transport;
    this.policies = policies;
    this.conduct = conduct;
    this.announcements = new Announcements(policies, conduct);
  }

  DomainOutcome carryOut() {
    var unverified = new ArrayList<String>();
    for (var stage : Stages.of(plan.changes())) {
      if (stage.waits()) {
        unverified.addAll(verify(this::reliedOn));
      }
      if (stage.waits() && !unverified.isEmpty()) {
        return waiting(unverified);
      }
      if (conduct.stopped().getAsBoolean()) {
        return broken(false, STOPPED);
      }
      announcements.look(stage.changes());
      var unwritten = writeFiles(stage.changes());
      if (unwritten.isPresent()) {
        return broken(false, unwritten.get());
      }
      unverified.addAll(announcements.missing(stage.changes()));
      if (!unverified.isEmpty()) {
        return waiting(unverified);
      }
      var wanted = wanted(stage.changes());
      var fault = write(stage.changes(), wanted);
      if (fault.isPresent()) {
        return broken(fault.get().isStale(), fault.get().sentence());
      }
      if (handed.isEmpty()) {
        unverified.addAll(verify(() -> wanted));
      } else {
        var missing = entered();
        if (!missing.isEmpty()) {
          return new DomainOutcome.ByHand(plan.domain(), List.copyOf(done), left(), missing);
        }
      }
    }
    if (unverified.isEmpty()) {
      unverified.addAll(unseen());
    }
    return new DomainOutcome.Applied(plan.domain(), List.copyOf(done), List.copyOf(unverified));
  }

  /** What all servers of the zone answer with, and the world does not get to see. */
  private List<String> unseen() {
    try {
      return conduct.onlookers().faults(host, wanted(done), transport, conduct);
    } catch (HostException e) {
      return List.of(e.getMessage());
    }
  }

  /** What state has to remember besides what is ours. */
  UnaryOperator<DomainState> remember() {
    var now = conduct.clock().instant();
    var announced = announcements.remember(done, now);
    return state -> keys(announced.apply(state), now);
  }

  /** Since when mail hosts' keys stand, which decides when others may go. */
  private DomainState keys(DomainState state, Instant now) {
    var memory = KeyMemory.read(state.section(KeyMemory.SECTION));
    var after = memory;
    for (var change : done) {
      if (change.purpose() == Purpose.DANE) {
        after = after.with(change.key().name(), change.before(), change.after(), now);
      }
    }
    return after.equals(memory) ? state : state.with(KeyMemory.SECTION, after.section());
  }

  private DomainOutcome waiting(List<String> unverified) {
    return new DomainOutcome.Waiting(
        plan.domain(), List.copyOf(done), left(), List.copyOf(unverified));
  }

  /** Senders may fetch a policy as soon as its record stands. */
  private Optional<String> writeFiles(List<Change> stage) {
    try {
      stage.stream().flatMap(change -> change.file().stream()).forEach(policies::write);
      return Optional.empty();
    } catch (HostException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Writes what a stage still lacks; the gravest fault, if there is one. */
  private Optional<Fault> write(List<Change> stage, List<Replacement> wanted) {
    var lacking = new ArrayList<Replacement>();
    for (var replacement : wanted) {
      if (replacement.expected().equals(replacement.wanted())) {
        done.addAll(changes(stage, replacement.key()));
      } else {
        lacking.add(replacement);
      }
    }
    return lacking.isEmpty() ? Optional.empty() : replace(stage, lacking);
  }

  private Optional<Fault> replace(List<Change> stage, List<Replacement> replacements) {
    var faults = new ArrayList<Fault>();
    var outcomes = host.replace(replacements);
    for (int i = 0; i < outcomes.size(); i++) {
      var key = replacements.get(i).key();
      switch (outcomes.get(i)) {
        case Outcome.Written written -> done.addAll(changes(stage, key));
        case Outcome.Unsure doubt -> unsure.addAll(changes(stage, key));
        case Outcome.ByHand byHand -> handed.addAll(changes(stage, key));
        case Outcome.Stale stale -> {}
        case Outcome.Failed failed -> {}
      }
      Fault.of(key, outcomes.get(i)).ifPresent(faults::add);
    }
    return faults.stream().min(Fault.GRAVEST_FIRST);
  }

  /** Waits for what a person enters; what is still missing, in sentences. */
  private List<String> entered() {
    var missing = ByHand.await(host, handed, conduct);
    handed.stream().filter(change -> !missing.containsKey(change)).forEach(done::add);
    handed.clear();
    return List.copyOf(missing.values());
  }

  private List<String> verify(Supplier<List<Replacement>> wanted) {
    try {
      return Verifier.verify(host, wanted.get(), new AuthorityQuery(transport), conduct);
    } catch (HostException e) {
      return List.of(e.getMessage());
    }
  }

  /** What an earlier run wrote may still be on its way to some server. */
  private List<Replacement> reliedOn() {
    return plan.ownership()
        .rrsets()
        .filter(key -> !fresh.current().containsKey(key))
        .map(key -> {
          var standing = host.read(key).found();
          return new Replacement(key, standing, standing);
        })
        .toList();
  }

  /** Each RRset as it shall stand after the stage's changes to it, one on top of the other. */
  private List<Replacement> wanted(List<Change> stage) {
    var wanted = new LinkedHashMap<RRsetKey, Optional<RRset>>();
    for (var change : stage) {
      var standing = wanted.getOrDefault(change.key(), now(change.key()));
      wanted.put(change.key(), change.onto(standing));
    }
    return wanted.entrySet().stream()
        .map(e -> new Replacement(e.getKey(), now(e.getKey()), e.getValue()))
        .toList();
  }

  private static List<Change> changes(List<Change> stage, RRsetKey key) {
    return stage.stream().filter(change -> change.key().equals(key)).toList();
  }

  private Optional<RRset> now(RRsetKey key) {
    return fresh.current().getOrDefault(key, Optional.empty());
  }

  private DomainOutcome broken(boolean stale, String reason) {
    return new DomainOutcome.Broken(
        plan.domain(), List.copyOf(done), List.copyOf(unsure), left(), stale, reason);
  }

  private List<Change> left() {
    return plan.changes().stream()
        .filter(change -> !done.contains(change) && !unsure.contains(change))
        .toList();
  }
}
