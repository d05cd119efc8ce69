package mailauth.core.plan;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import mailauth.core.posture.Desired;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Modifier;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.Redundancy;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;

/**
 * Makes the one SPF record that a name shall have from what stands there and what is declared.
 * Terms of others stay, in order and as written, unless they are unsound: what no receiver could
 * use today is not brought to life.
 */
final class SpfMerge {
  private static final Qualifier USUAL = Qualifier.SOFTFAIL;

  private final Desired.Spf desired;
  private final List<SpfParse> today;
  private final SequencedSet<Term> terms = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();
  private final SpfRecord whole;
  private final SpfRecord merged;
  private Optional<Modifier> redirect = Optional.empty();

  /**
   * Merges at once.
   *
   * @param today the SPF records that stand at the name; more than one is a fault to repair
   * @param ours the terms that we wrote before; those no longer declared go
   */
  SpfMerge(Desired.Spf desired, List<SpfParse> today, List<String> ours) {
    this.desired = desired;
    this.today = today;
    if (desired.merge()) {
      today.forEach(this::keep);
      var declared = desired.terms();
      terms.removeIf(term -> ours.contains(term.text()) && !declared.contains(term));
    }
    terms.addAll(cheapestFirst(desired.terms()));
    whole = merged();
    merged = tidied(whole);
  }

  /** The merged record; others' terms keep their source text. */
  SpfRecord record() {
    return merged;
  }

  /**
   * Whether the record stands as it should, but perhaps for its spelling, the order of terms that
   * all let pass, or terms that say the same twice: nobody's record is touched just to tidy it.
   */
  boolean isUnchanged() {
    return stands(today, merged) || stands(today, whole);
  }

  /** Whether the records that stand are just the wanted one, in all that matters. */
  static boolean stands(List<SpfParse> today, SpfRecord wanted) {
    return today.size() == 1
        && today.getFirst().isSound()
        && says(today.getFirst().record(), wanted);
  }

  /** What had to be decided on the way, in sentences. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private SpfRecord merged() {
    var record = new ArrayList<Term>(terms.stream().filter(Directive.class::isInstance).toList());
    boolean follows = redirect.isPresent() && desired.all().isEmpty();
    if (follows) {
      record.add(redirect.orElseThrow());
    } else {
      redirect.ifPresent(modifier -> record.add(included(modifier)));
      record.add(Directive.of(all(), new Mechanism.All()));
    }
    terms.stream().filter(Modifier.class::isInstance).forEach(record::add);
    return new SpfRecord(record);
  }

  /** Modifiers may stand anywhere (RFC 7208 section 6). */
  private static boolean says(SpfRecord today, SpfRecord wanted) {
    return modifiers(today).equals(modifiers(wanted)) && letsPass(today, wanted);
  }

  private static Set<Term> modifiers(SpfRecord record) {
    return record.terms().stream().filter(Modifier.class::isInstance).collect(toSet());
  }

  private static boolean letsPass(SpfRecord today, SpfRecord wanted) {
    var directives = today.directives().stream().distinct().toList();
    boolean anyOrder =
        directives.stream()
            .allMatch(
                d -> d.qualifier() == Qualifier.PASS || d.mechanism() instanceof Mechanism.All);
    return directives.equals(wanted.directives())
        || (anyOrder
            && endsInAll(today)
            && endsInAll(wanted)
            && new HashSet<>(directives).equals(new HashSet<>(wanted.directives())));
  }

  private static boolean endsInAll(SpfRecord record) {
    var directives = record.directives();
    return !directives.isEmpty()
        && directives.getLast().mechanism() instanceof Mechanism.All
        && directives.stream().filter(d -> d.mechanism() instanceof Mechanism.All).count() == 1;
  }

  /** Whoever sends from a written address is found without a question to DNS. */
  private static List<Term> cheapestFirst(List<Term> declared) {
    return declared.stream().sorted(Comparator.comparing(SpfMerge::asksDns)).toList();
  }

  private static boolean asksDns(Term term) {
    return !(term instanceof Directive directive) || directive.mechanism().asksDns();
  }

  /** The record without networks that others of it hold. */
  private SpfRecord tidied(SpfRecord record) {
    var redundant = Redundancy.in(record.directives());
    redundant.forEach(r ->
        notes.add("left out %s: %s holds it".formatted(r.directive().text(), r.within().text())));
    var left = new ArrayList<>(record.terms());
    redundant.forEach(r -> left.remove(r.directive()));
    return new SpfRecord(left);
  }

  private void keep(SpfParse parse) {
    parse.faults().forEach(fault -> notes.add("left out of today's record: " + fault.message()));
    boolean ended = false;
    for (var term : parse.record().terms()) {
      switch (term) {
        case Modifier modifier -> keep(modifier, parse.record());
        case Directive directive -> {
          if (ended) {
            notes.add("left out " + term.text() + ": it stood after all, where nothing is read");
          } else {
            ended = directive.mechanism() instanceof Mechanism.All;
            keep(directive);
          }
        }
      }
    }
  }

  private void keep(Directive directive) {
    switch (directive.mechanism()) {
      case Mechanism.All all -> {}
      case Mechanism.Ptr ptr ->
          notes.add(
              "left out " + directive.text() + ": receivers ignore ptr (RFC 7208 section 5.5)");
      default -> terms.add(directive);
    }
  }

  private void keep(Modifier modifier, SpfRecord record) {
    if (!modifier.isRedirect()) {
      boolean second = modifier.isExp() && new SpfRecord(List.copyOf(terms)).exp().isPresent();
      if (!second) {
        terms.add(modifier);
      }
    } else if (record.all().isPresent()) {
      notes.add("left out " + modifier.text() + ": all beside it made it void");
    } else if (redirect.isEmpty()) {
      redirect = Optional.of(modifier);
    } else {
      terms.add(included(modifier));
    }
  }

  /** The include that lets pass whatever the redirect's target lets pass. */
  private Directive included(Modifier modifier) {
    notes.add(modifier.text() + " becomes an include, so that all can be declared here");
    return Directive.of(Qualifier.PASS, new Mechanism.Include(modifier.value()));
  }

  private Qualifier all() {
    return desired
        .all()
        .or(this::allToday)
        .map(all -> all == Qualifier.PASS ? USUAL : all)
        .orElse(USUAL);
  }

  /** Of several records' answers the least strict, since today's evaluation fails anyway. */
  private Optional<Qualifier> allToday() {
    return today.stream()
        .flatMap(parse -> parse.record().all().stream())
        .min(Comparator.comparingInt(SpfMerge::strictness));
  }

  private static int strictness(Qualifier all) {
    return switch (all) {
      case PASS -> 0;
      case NEUTRAL -> 1;
      case SOFTFAIL -> 2;
      case FAIL -> 3;
    };
  }
}
