package mailauth.providers.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.mtasts.PolicyMemory;
import mailauth.core.mtasts.Serving;
import mailauth.core.plan.Change;
import mailauth.core.plan.MtaStsGates;
import mailauth.core.posture.Purpose;
import mailauth.core.state.DomainState;

/**
 * Holds a policy's new id back until the policy is served, because senders fetch it when they see
 * the id (RFC 8461 section 3.3), and remembers what was announced.
 */
final class Announcements {
  private final PolicyFiles policies;
  private final Applier.Conduct conduct;
  private final Map<Change, MtaStsPolicy> replaced = new LinkedHashMap<>();
  private final Map<Change, MtaStsPolicy> served = new LinkedHashMap<>();

  Announcements(PolicyFiles policies, Applier.Conduct conduct) {
    this.policies = policies;
    this.conduct = conduct;
  }

  /** Looks at what is served before the files are written. */
  void look(List<Change> stage) {
    stage.stream().filter(Announcements::isWatched).forEach(this::ask);
  }

  /** Why ids may not be published yet, in sentences; a web server may need its time. */
  List<String> missing(List<Change> stage) {
    var missing = new ArrayList<String>();
    for (var change : stage) {
      if (isWatched(change) && !served.containsKey(change)) {
        await(change).ifPresent(missing::add);
      }
    }
    return missing;
  }

  private Optional<String> await(Change change) {
    if (change.file().isEmpty()) {
      return ask(change);
    }
    var pauses = new Pauses(conduct);
    var why = ask(change);
    while (why.isPresent() && pauses.next()) {
      why = ask(change);
    }
    return why;
  }

  private Optional<String> ask(Change change) {
    var serving = policies.serving(domain(change), id(change).orElseThrow());
    switch (serving) {
      case Serving.Announced announced -> served.put(change, announced.policy());
      case Serving.Other other ->
          other.policy().ifPresent(policy -> replaced.putIfAbsent(change, policy));
      case Serving.Unknown unknown -> {}
    }
    var url = MtaStsPolicy.url(domain(change));
    return switch (serving) {
      case Serving.Announced announced -> Optional.empty();
      case Serving.Other(var why, var policy, var isReached) ->
          Optional.of("%s does not serve the new policy yet: %s".formatted(url, why));
      case Serving.Unknown(var why) ->
          Optional.of("%s cannot be fetched from here: %s".formatted(url, why));
    };
  }

  /** What state has to remember of the changes that were made. */
  UnaryOperator<DomainState> remember(Collection<Change> done, Instant now) {
    return state -> {
      var memories = new TreeMap<>(PolicyMemory.read(state.section(PolicyMemory.SECTION)));
      for (var change : done) {
        if (change.purpose() == Purpose.MTA_STS) {
          remember(change, memories, now);
        }
      }
      boolean none = memories.isEmpty() && state.section(PolicyMemory.SECTION).isEmpty();
      return none ? state : state.with(PolicyMemory.SECTION, PolicyMemory.write(memories));
    };
  }

  /** Of a policy that nobody saw, nothing is known. */
  private void remember(Change change, Map<Name, PolicyMemory> memories, Instant now) {
    var before = Optional.ofNullable(memories.remove(domain(change)));
    if (served.containsKey(change)) {
      memories.put(
          domain(change),
          PolicyMemory.announced(
              served.get(change),
              before,
              Optional.ofNullable(replaced.get(change)),
              !change.before().isEmpty(),
              now));
    }
  }

  /** An id that is not made of a policy says nothing; an override publishes it unseen. */
  private static boolean isWatched(Change change) {
    return change.purpose() == Purpose.MTA_STS
        && id(change).isPresent()
        && change.gates().stream()
            .noneMatch(
                gate -> gate.id().equals(MtaStsGates.NOT_SERVED) && gate.overridden().isPresent());
  }

  private static Optional<String> id(Change change) {
    return change.after().stream()
        .filter(Txt.class::isInstance)
        .flatMap(value -> MtaStsRecord.parse(((Txt) value).text()).record().stream())
        .filter(MtaStsRecord::isDerived)
        .map(MtaStsRecord::id)
        .findFirst();
  }

  private static Name domain(Change change) {
    return change.key().name().parent().orElseThrow();
  }
}
