package mailauth.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.posture.Desired;

/**
 * A picture beside what is planned in it.
 *
 * @param picture with the records that flattened SPF records include among what shall stand
 * @param drafts the SPF records that names shall have
 * @param leaving what we created and nobody declares any more
 */
record Planned(
    Picture picture, Map<Name, SpfDraft> drafts, Leaving leaving, List<Comparison> comparisons) {

  static Planned of(Picture picture) {
    var drafts = drafts(picture);
    var whole = withPieces(picture, drafts);
    var leaving = Leaving.of(whole.posture(), whole.owned());
    return new Planned(whole, drafts, leaving, new Comparing(whole, drafts, leaving).all());
  }

  List<Change> changes() {
    return comparisons.stream().map(Comparison::change).toList();
  }

  /** How many declared values stand as they should. */
  int unchanged() {
    long differing = comparisons.stream().filter(c -> !(c instanceof Comparison.OfLeaving)).count();
    return picture.posture().desired().size() - (int) differing;
  }

  private static Map<Name, SpfDraft> drafts(Picture picture) {
    var frequency = Frequency.of(picture.evidence());
    var drafts = new LinkedHashMap<Name, SpfDraft>();
    for (var each : picture.posture().desired()) {
      if (each instanceof Desired.Spf spf) {
        var drafting =
            new SpfDrafting(frequency.sorted(spf), picture.today(), picture.owned(), picture.dns());
        drafts.put(spf.name(), drafting.draft());
      }
    }
    return drafts;
  }

  /** The records that flattened SPF records include are declared by them. */
  private static Picture withPieces(Picture picture, Map<Name, SpfDraft> drafts) {
    var declared = picture.posture();
    var desired = new ArrayList<>(declared.desired());
    drafts.values().forEach(draft -> desired.addAll(draft.pieceValues()));
    return picture.with(declared.with(desired));
  }
}
