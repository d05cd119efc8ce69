package mailauth.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.evidence.Evidence;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;
import mailauth.core.spf.authorization.ShareText;

/** What a change of an SPF record means, in sentences: who gains and who loses. */
final class SpfMeaning {
  private final List<SpfParse> before;
  private final SpfRecord after;
  private final SpfStudy study;
  private final Evidence evidence;

  SpfMeaning(List<SpfParse> before, SpfRecord after, SpfStudy study, Evidence evidence) {
    this.evidence = evidence;
    this.before = before;
    this.after = after;
    this.study = study;
  }

  /**
   * The effects in order: gains, losses, what nobody knows, the budget.
   *
   * @param notes what merging had to decide
   */
  List<String> effects(List<String> notes) {
    var impact = study.impact();
    var effects = new ArrayList<String>();
    byOwner(impact.authorized())
        .forEach(
            (owner, addresses) -> effects.add("authorizes " + ShareText.gain(addresses, owner)));
    impact.bySenderAdded().forEach(term -> effects.add("authorizes " + term + ", by the sender"));
    idle().forEach(term -> effects.add("%s adds no address".formatted(named(term))));
    impact
        .deauthorized()
        .forEach(share ->
            effects.add(
                "deauthorizes %s%s"
                    .formatted(
                        ShareText.loss(share.addresses(), share.owner()),
                        lastSeen(share.addresses()))));
    impact
        .bySenderRemoved()
        .forEach(term -> effects.add("deauthorizes " + term + ", by the sender"));
    impact.gaps().forEach(gap -> effects.add(text(gap)));
    allEffect().ifPresent(effects::add);
    effects.add(
        "lookups %s%d of %d"
            .formatted(
                impact.lookupsBefore().map(was -> was + " -> ").orElse(""),
                impact.lookups(),
                SpfLimits.LOOKUPS));
    effects.addAll(notes);
    return effects;
  }

  /** When these addresses last sent, if receivers report at all. */
  private String lastSeen(IpSet addresses) {
    if (evidence.isEmpty()) {
      return "";
    }
    var seen = evidence.from(addresses).tally();
    return seen.last()
        .map(day ->
            "  <- last seen sending %s, %,d %s"
                .formatted(day, seen.messages(), seen.messages() == 1 ? "message" : "messages"))
        .orElseGet(() -> "  <- never seen sending since " + evidence.reportDays().first());
  }

  /** What each gains, in the order of the record. */
  private static Map<String, IpSet> byOwner(List<SpfImpact.Share> shares) {
    var owners = new LinkedHashMap<String, IpSet>();
    shares.forEach(share -> owners.merge(share.owner(), share.addresses(), IpSet::union));
    return owners;
  }

  /** New terms behind which no address is, for all we know. */
  private List<Term> idle() {
    var today = authorizing(before.stream().map(SpfParse::record)).toList();
    var impact = study.impact();
    return authorizing(Stream.of(after))
        .filter(term -> !today.contains(term))
        .filter(term -> study.flattenedFor(term).isEmpty())
        .filter(term -> impact.authorized().stream().noneMatch(s -> s.term().equals(term.text())))
        .filter(term -> impact.bySenderAdded().stream().noneMatch(p -> p.startsWith(term.text())))
        .filter(term -> impact.gaps().stream().noneMatch(gap -> gap.term().equals(term.text())))
        .toList();
  }

  private String named(Term term) {
    return named(term.text(), study.owner(term));
  }

  private static String named(String term, String owner) {
    return owner.equals(term) ? owner : "%s (%s)".formatted(term, owner);
  }

  private static String text(SpfImpact.Gap gap) {
    return "%s %s, and DNS does not say all that is behind it: %s"
        .formatted(
            gap.isNew() ? "authorizes" : "deauthorizes",
            named(gap.term(), gap.owner()),
            gap.reason());
  }

  private Optional<String> allEffect() {
    var was = before.stream().findFirst().flatMap(parse -> parse.record().all());
    var is = after.all();
    return before.isEmpty() || Objects.equals(was, is)
        ? Optional.empty()
        : Optional.of("all others: %s -> %s".formatted(word(was), word(is)));
  }

  private static String word(Optional<Qualifier> all) {
    return all.map(qualifier -> qualifier.name().toLowerCase(Locale.ROOT))
        .orElse("as the redirect says");
  }

  /** The terms that let senders pass; what follows {@code all} is never reached. */
  private static Stream<Term> authorizing(Stream<SpfRecord> records) {
    return records
        .flatMap(record -> record.terms().stream().takeWhile(term -> !isAll(term)))
        .filter(term -> term instanceof Directive d && d.qualifier() == Qualifier.PASS)
        .distinct();
  }

  private static boolean isAll(Term term) {
    return term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All;
  }
}
