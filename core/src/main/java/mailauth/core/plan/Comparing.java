package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/** Finds what differs between what shall stand and what stands. */
final class Comparing {
  private static final long USUAL_TTL = 3600;

  private final Picture picture;
  private final Map<Name, SpfDraft> drafts;
  private final Leaving leaving;

  Comparing(Picture picture, Map<Name, SpfDraft> drafts, Leaving leaving) {
    this.picture = picture;
    this.drafts = drafts;
    this.leaving = leaving;
  }

  List<Comparison> all() {
    var found = new ArrayList<Comparison>();
    picture.posture().desired().forEach(desired -> compare(desired).ifPresent(found::add));
    leaving.changes(picture.today()).stream().map(Comparison.OfLeaving::new).forEach(found::add);
    return found;
  }

  private Optional<Comparison> compare(Desired desired) {
    return switch (desired) {
      case Desired.Value value ->
          differing(value, List.of(value.data()))
              .map(change -> new Comparison.OfValue(value, change));
      case Desired.MtaSts policy ->
          differing(policy).map(change -> new Comparison.OfPolicy(policy, change));
      case Desired.ServerKeys keys ->
          differing(keys, keys.keys()).map(change -> new Comparison.OfServerKeys(keys, change));
      case Desired.Spf spf -> Optional.ofNullable(drafts.get(spf.name())).flatMap(this::compare);
    };
  }

  /** The change that is needed, if what stands is not what shall stand. */
  private Optional<Change> differing(Desired desired, List<? extends Rdata> after) {
    var change = draft(desired, List.copyOf(after));
    boolean stands =
        desired.purpose() == Purpose.ADDITION
            ? Sameness.contains(change.observed(), after.getFirst())
            : Sameness.same(desired.purpose(), change.before(), after);
    return stands && keepsTtl(change) ? Optional.empty() : Optional.of(change);
  }

  /** A policy also changes with its file alone. */
  private Optional<Change> differing(Desired.MtaSts policy) {
    var file =
        policy
            .file()
            .map(path ->
                new PolicyFile(
                    path, picture.today().file(path), Optional.of(policy.policy().text())))
            .filter(PolicyFile::isChanged);
    return differing(policy, List.of(policy.data()))
        .or(() -> file.map(f -> draft(policy, List.of(policy.data()))))
        .map(change -> change.with(file));
  }

  private Optional<Comparison> compare(SpfDraft planned) {
    if (planned.refused().isPresent()) {
      return Optional.empty();
    }
    var spf = planned.desired();
    var change = draft(spf, List.of(Txt.ofOctets(planned.record().source())));
    if (planned.isUnchanged() && keepsTtl(change)) {
      return Optional.empty();
    }
    var values =
        change.onto(change.observed()).orElseThrow().records().stream()
            .map(Txt.class::cast)
            .toList();
    var dns = picture.dns();
    var was = Pieces.over(Pieces.of(spf.name(), picture.today()).standing(), dns);
    var is = Pieces.over(planned.pieces(), dns);
    var study = new SpfStudy(spf, planned.today(), planned.record(), values, was, is);
    return Optional.of(new Comparison.OfSpf(planned, study, change.with(study.impact())));
  }

  private Change draft(Desired desired, List<Rdata> after) {
    var observed = picture.today().rrset(desired.key());
    long ttl = desired.ttl().or(() -> observed.map(RRset::ttl)).orElse(USUAL_TTL);
    return Change.draft(new Owned(desired.key(), desired.purpose()), observed, after, ttl);
  }

  private static boolean keepsTtl(Change change) {
    return Meaning.ttl(change).isEmpty();
  }
}
