package mailauth.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.FlattenedInclude;
import mailauth.core.posture.Purpose;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;
import mailauth.core.spf.flattening.FlatInclude;
import mailauth.core.spf.flattening.Flattening;
import mailauth.core.spf.flattening.Flattening.Piece;
import mailauth.core.spf.flattening.FlatteningLock;

/** Merges what is declared with what stands, and writes out the includes that are flattened. */
final class SpfDrafting {
  private final Desired.Spf desired;
  private final Observation today;
  private final Ownership owned;
  private final Dns dns;
  private final Pieces pieces;

  SpfDrafting(Desired.Spf desired, Observation today, Ownership owned, Dns dns) {
    this.desired = desired;
    this.today = today;
    this.owned = owned;
    this.dns = dns;
    this.pieces = Pieces.of(desired.name(), today);
  }

  SpfDraft draft() {
    var standing = standing();
    var merge = merge(standing);
    if (desired.flatten().isEmpty()) {
      return new SpfDraft(
          desired,
          standing,
          merge.record(),
          List.of(),
          desired.terms(),
          merge.notes(),
          merge.isUnchanged(),
          none());
    }
    var mine = pieces.ownedBy(owned);
    return switch (flattening(merge.record(), mine)) {
      case Flattening.Flattened(var record, var written, var tree) ->
          new SpfDraft(
              desired,
              standing,
              record,
              written,
              ours(record, merge.record()),
              notes(merge.notes()),
              SpfMerge.stands(standing, record),
              none());
      case Flattening.Refused(var reason) ->
          new SpfDraft(
              desired,
              standing,
              merge.record(),
              mine,
              List.of(),
              List.of(),
              true,
              Optional.of(reason));
    };
  }

  FlattenedSpf flattened() {
    var merged = merge(standing()).record();
    return new FlattenedSpf(
        desired.name(), merged, flattening(merged, pieces.ownedBy(owned)), others());
  }

  private List<SpfParse> standing() {
    return Change.values(Purpose.SPF, today.rrset(desired.key())).stream()
        .map(Txt.class::cast)
        .map(Txt::joined)
        .map(SpfParse::parse)
        .toList();
  }

  /** As if an earlier run had written nothing out. */
  private SpfMerge merge(List<SpfParse> standing) {
    var ours = owned.spfTerms(desired.name());
    var records =
        desired.flatten().isEmpty()
            ? standing
            : new Unflattening(desired, ours, pieces).of(standing);
    return new SpfMerge(desired, records, ours);
  }

  private List<Txt> others() {
    return today.rrset(desired.key()).stream()
        .flatMap(rrset -> rrset.records().stream())
        .filter(value -> !Purpose.SPF.owns(desired.key(), value))
        .map(Txt.class::cast)
        .toList();
  }

  private Flattening flattening(SpfRecord merged, List<Piece> standing) {
    var includes = desired.flatten().stream().flatMap(f -> f.locked().stream());
    return Flattening.of(
        desired.name(),
        merged,
        includes.map(FlatteningLock.Entry::include).toList(),
        others(),
        standing,
        dns);
  }

  /** What is declared, and what an include became. */
  private List<Term> ours(SpfRecord record, SpfRecord merged) {
    Set<Term> theirs = new LinkedHashSet<>(merged.terms());
    desired.terms().forEach(theirs::remove);
    return record.terms().stream()
        .filter(term -> term instanceof Directive d && d.qualifier() == Qualifier.PASS)
        .filter(term -> !theirs.contains(term))
        .toList();
  }

  private List<String> notes(List<String> merging) {
    var notes = new ArrayList<>(merging);
    for (var flatten : desired.flatten()) {
      flatten.locked().ifPresent(entry -> add(flatten, entry, notes));
    }
    return notes;
  }

  private static void add(
      FlattenedInclude flatten, FlatteningLock.Entry entry, List<String> notes) {
    FlatInclude flat = entry.include();
    if (!flat.isKeptWhole()) {
      int networks = flat.addresses().cidrs().size();
      notes.add(
          "include:%s (%s) is written out as %,d network%s"
              .formatted(flatten.include(), flatten.owner(), networks, networks == 1 ? "" : "s"));
    }
    flat.kept()
        .forEach(name -> notes.add("include:%s stays: it is more than addresses".formatted(name)));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
