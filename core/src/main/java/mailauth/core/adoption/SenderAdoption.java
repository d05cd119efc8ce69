package mailauth.core.adoption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailauth.core.adoption.ServiceFit.Fit;
import mailauth.core.config.SenderConfig;
import mailauth.core.config.SpfConfig;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.posture.Desired;
import mailauth.core.recognition.Certainty;
import mailauth.core.recognition.Evidence;
import mailauth.core.recognition.Recognition;
import mailauth.core.recognition.Recognized;
import mailauth.core.recognition.TraceIndex;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Term;

/** Who may send for a name: services by name, own hosts and includes, in the record's order. */
final class SenderAdoption {
  private final Name name;
  private final Standing standing;
  private final SpfStanding spf;
  private final Trial trial;
  private final TraceIndex index;
  private final List<Placed> placed = new ArrayList<>();
  private final Set<Term> declared = new HashSet<>();
  private final Set<RRsetKey> covered = new HashSet<>();
  private final List<Fit.Partly> partly = new ArrayList<>();

  /**
   * A sender and its place.
   *
   * @param at where its first term stands
   */
  private record Placed(SenderConfig sender, int at) {}

  SenderAdoption(Name name, Standing standing, Trial trial, TraceIndex index) {
    this.name = name;
    this.standing = standing;
    this.spf = SpfStanding.of(standing, name);
    this.trial = trial;
    this.index = index;
  }

  /** Declares what it can of a record that is there; a name without one declares no senders. */
  void adopt(Parts parts) {
    if (!spf.isThere()) {
      return;
    }
    seen().forEach(this::addService);
    includes().forEach(this::added);
    for (var hosts : new OwnHosts(spf.passing(), declared).senders()) {
      if (!added(hosts)) {
        OwnHosts.oneByOne(hosts).forEach(this::added);
      }
    }
    placed.sort(Comparator.comparingInt(Placed::at));
    parts.senders.addAll(placed.stream().map(Placed::sender).toList());
    parts.spf = new SpfConfig(Parts.AT, spf.all(), true, List.of(), Optional.empty());
  }

  /** Where the records of services stand that are declared. */
  Set<RRsetKey> covered() {
    return covered;
  }

  /** Services that cannot be declared without a change, by the terms that are theirs. */
  Map<SenderConfig, Fit.Partly> nameless() {
    var nameless = new LinkedHashMap<SenderConfig, Fit.Partly>();
    for (var one : placed) {
      if (one.sender instanceof SenderConfig.Include include) {
        partly.stream()
            .filter(fit -> index.byInclude(include.domain()).contains(fit.service().service()))
            .findFirst()
            .ifPresent(fit -> nameless.put(include, fit));
      }
    }
    return nameless;
  }

  /** What stays in the record though no sender says so, as it is written there. */
  List<String> undeclared() {
    return spf.terms().stream()
        .filter(term -> !declared.contains(term))
        .filter(term -> !(term instanceof Directive d && isWrittenAnew(d.mechanism())))
        .map(Term::source)
        .distinct()
        .toList();
  }

  /** The end of the record, and what no plan keeps. */
  private static boolean isWrittenAnew(Mechanism mechanism) {
    return mechanism instanceof Mechanism.All || mechanism instanceof Mechanism.Ptr;
  }

  private List<Recognized> seen() {
    return Recognition.of(index, name, standing.rrsets()).stream()
        .filter(seen -> seen.certainty() == Certainty.CERTAIN)
        .toList();
  }

  private void addService(Recognized seen) {
    switch (new ServiceFit(name, standing, trial, index).of(seen)) {
      case Fit.Whole(var sender, var terms, var keys) -> {
        placed.add(new Placed(sender, spf.place(terms)));
        declared.addAll(terms);
        covered.addAll(keys);
      }
      case Fit.Partly fit -> {
        if (seen.evidence().stream().anyMatch(this::isOurs)) {
          partly.add(fit);
        }
      }
    }
  }

  /** Whether a trace speaks of this name, and not of one below it. */
  private boolean isOurs(Evidence evidence) {
    return Standing.owner(evidence.at().name()).equals(name);
  }

  private List<SenderConfig.Include> includes() {
    var includes = new LinkedHashSet<SenderConfig.Include>();
    for (var directive : spf.passing()) {
      if (directive.mechanism() instanceof Mechanism.Include(var target)
          && !declared.contains(directive)) {
        try {
          includes.add(new SenderConfig.Include(Parts.AT, Name.of(target.text())));
        } catch (InvalidName e) {
          // It stays in the record, and is told of.
        }
      }
    }
    return List.copyOf(includes);
  }

  /** Adds a sender if the record says just that of it. */
  private boolean added(SenderConfig sender) {
    var parts = new Parts();
    parts.senders.add(sender);
    var found =
        trial.of(name, parts.config()).stream()
            .flatMap(outcome -> outcome.posture().desired().stream())
            .filter(Desired.Spf.class::isInstance)
            .map(desired -> ((Desired.Spf) desired).terms())
            .filter(terms -> !terms.isEmpty() && spf.terms().containsAll(terms))
            .findFirst();
    found.ifPresent(terms -> {
      placed.add(new Placed(sender, spf.place(terms)));
      declared.addAll(terms);
    });
    return found.isPresent();
  }
}
