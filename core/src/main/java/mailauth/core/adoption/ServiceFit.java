package mailauth.core.adoption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.adoption.Trial.Outcome;
import mailauth.core.config.SenderConfig;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.plan.Change;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.recognition.Recognized;
import mailauth.core.recognition.TraceIndex;
import mailauth.core.spf.Term;

/** Whether a service can be declared by its name without any change of what stands. */
final class ServiceFit {
  private final Name name;
  private final Standing standing;
  private final SpfStanding spf;
  private final Trial trial;
  private final TraceIndex index;

  ServiceFit(Name name, Standing standing, Trial trial, TraceIndex index) {
    this.name = name;
    this.standing = standing;
    this.spf = SpfStanding.of(standing, name);
    this.trial = trial;
    this.index = index;
  }

  /** How it went. */
  sealed interface Fit {
    /**
     * All that the service needs stands.
     *
     * @param terms its part of the name's SPF record
     * @param keys where its other records stand
     */
    record Whole(SenderConfig.Service sender, List<Term> terms, List<RRsetKey> keys)
        implements Fit {}

    /**
     * Some of it does.
     *
     * @param missing what would be written; empty where the service asks for values first
     */
    record Partly(Recognized service, List<RRsetKey> missing) implements Fit {}
  }

  Fit of(Recognized seen) {
    var plain = sender(seen, Map.of());
    var outcome = tried(plain);
    if (outcome.isEmpty()) {
      return new Fit.Partly(seen, List.of());
    }
    return whole(plain, outcome.get())
        .or(() -> ownTargets(seen, outcome.get()))
        .orElseGet(() -> new Fit.Partly(seen, missing(outcome.get())));
  }

  private Optional<Outcome> tried(SenderConfig.Service sender) {
    var parts = new Parts();
    parts.senders.add(sender);
    return trial.of(name, parts.config());
  }

  private static SenderConfig.Service sender(Recognized seen, Map<String, Name> dkim) {
    return new SenderConfig.Service(
        Parts.AT, seen.service().id(), seen.variables(), dkim, seen.generation());
  }

  /** With its selectors' real targets in place of the catalog's, where they are its own too. */
  private Optional<Fit> ownTargets(Recognized seen, Outcome outcome) {
    var targets = new LinkedHashMap<String, Name>();
    for (var change : outcome.changes()) {
      if (change.purpose() == Purpose.DKIM && change.key().type() == RecordType.CNAME) {
        standing.rrset(change.key().name(), RecordType.CNAME).stream()
            .flatMap(rrset -> rrset.records().stream())
            .map(target -> ((Rdata.Host) target).name())
            .filter(target -> index.byCname(target).contains(seen.service()))
            .findFirst()
            .ifPresent(target -> targets.put(selector(change.key().name()), target));
      }
    }
    var other = sender(seen, targets);
    return targets.isEmpty()
        ? Optional.empty()
        : tried(other).flatMap(again -> whole(other, again));
  }

  private String selector(Name key) {
    var relative = key.relativeTo(name);
    return relative.substring(0, relative.lastIndexOf("._domainkey"));
  }

  private Optional<Fit> whole(SenderConfig.Service sender, Outcome outcome) {
    var terms = terms(outcome);
    var keys =
        outcome.posture().desired().stream().filter(d -> !isOwnSpf(d)).map(Desired::key).toList();
    boolean stands =
        outcome.changes().stream().allMatch(this::isOwnSpf) && spf.terms().containsAll(terms);
    return stands && !(terms.isEmpty() && keys.isEmpty())
        ? Optional.of(new Fit.Whole(sender, terms, keys))
        : Optional.empty();
  }

  private List<Term> terms(Outcome outcome) {
    return outcome.posture().desired().stream()
        .filter(this::isOwnSpf)
        .flatMap(desired -> ((Desired.Spf) desired).terms().stream())
        .toList();
  }

  private List<RRsetKey> missing(Outcome outcome) {
    boolean lacksTerms = !spf.terms().containsAll(terms(outcome));
    var own = lacksTerms ? Stream.of(new RRsetKey(name, RecordType.TXT)) : Stream.<RRsetKey>of();
    var others = outcome.changes().stream().filter(change -> !isOwnSpf(change)).map(Change::key);
    return Stream.concat(own, others).distinct().toList();
  }

  private boolean isOwnSpf(Change change) {
    return change.purpose() == Purpose.SPF && change.key().name().equals(name);
  }

  private boolean isOwnSpf(Desired desired) {
    return desired instanceof Desired.Spf && desired.key().name().equals(name);
  }
}
