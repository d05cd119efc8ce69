package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import mailauth.core.posture.Desired;
import mailauth.core.posture.SpfSender;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;
import org.jspecify.annotations.Nullable;

/** What a change of an SPF record means: who gains and who loses the right to send. */
final class SpfMeaning {
  private final Desired.Spf desired;
  private final List<SpfParse> before;
  private final SpfRecord after;

  SpfMeaning(Desired.Spf desired, List<SpfParse> before, SpfRecord after) {
    this.desired = desired;
    this.before = before;
    this.after = after;
  }

  List<String> effects(List<String> notes) {
    var effects = new ArrayList<String>();
    var today = termsToday();
    authorizing(after.terms()).stream()
        .filter(term -> !today.contains(term))
        .forEach(term -> effects.add("authorizes " + term.text() + owner(term)));
    removed().forEach(term -> effects.add("deauthorizes " + term.text()));
    allEffect(effects);
    effects.addAll(notes);
    return effects;
  }

  List<Gate> gates() {
    var gates = new ArrayList<Gate>();
    if (before.size() > 1) {
      gates.add(
          new Gate(
              "SPF_MULTIPLE_RECORDS",
              Gate.Outcome.WARN,
              "%d SPF records stand there, so every receiver answers permerror (RFC 7208 section"
                      .formatted(before.size())
                  + " 4.5); they become one"));
    }
    var removed = removed();
    if (!removed.isEmpty()) {
      gates.add(
          new Gate(
              "SPF_AUTHORIZATION_REMOVED",
              Gate.Outcome.CONFIRM,
              removed.stream().map(Term::text).collect(Collectors.joining(", "))
                  + " may no longer send; declare it as a sender to keep it"));
    }
    return gates;
  }

  private void allEffect(List<String> effects) {
    var was = before.isEmpty() ? null : before.getFirst().record().all().orElse(null);
    var is = after.all().orElse(null);
    if (!before.isEmpty() && !Objects.equals(was, is)) {
      effects.add("all others: %s -> %s".formatted(word(was), word(is)));
    }
  }

  private static String word(@Nullable Qualifier all) {
    return all == null ? "as the redirect says" : all.name().toLowerCase(Locale.ROOT);
  }

  private List<Term> removed() {
    var kept = after.terms();
    return termsToday().stream().filter(term -> !kept.contains(term)).toList();
  }

  private List<Term> termsToday() {
    return before.stream()
        .flatMap(parse -> authorizing(parse.record().terms()).stream())
        .distinct()
        .toList();
  }

  /** The terms that let senders pass; what follows {@code all} is never reached. */
  private static List<Term> authorizing(List<Term> terms) {
    return terms.stream().takeWhile(term -> !isAll(term)).filter(SpfMeaning::letsPass).toList();
  }

  private static boolean letsPass(Term term) {
    return term instanceof Directive directive && directive.qualifier() == Qualifier.PASS;
  }

  private static boolean isAll(Term term) {
    return term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All;
  }

  private String owner(Term term) {
    return desired.senders().stream()
        .filter(sender -> sender.terms().contains(term))
        .map(SpfSender::label)
        .findFirst()
        .map(label -> " (" + label + ")")
        .orElse("");
  }
}
