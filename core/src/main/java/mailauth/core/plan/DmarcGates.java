package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.EffectiveDmarc;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.evidence.Sighting;
import mailauth.core.evidence.Source;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.tags.TagList;

/** Whether a DMARC record does what its owner thinks it does. */
final class DmarcGates {
  private static final String ALIGNMENT = "DMARC_ALIGNMENT";
  private static final String HALF = "DMARC_HALF_MEASURE";

  private final Picture picture;
  private final PolicyReach reach;

  DmarcGates(Picture picture) {
    this.picture = picture;
    this.reach = new PolicyReach(picture);
  }

  List<Gate> of(Comparison comparison) {
    return comparison instanceof Comparison.OfValue(var value, var change)
            && value.purpose() == Purpose.DMARC
        ? of(value, change, Enforcement.of(comparison).isPresent())
        : List.of();
  }

  private List<Gate> of(Desired.Value value, Change change, boolean enforces) {
    var name = value.key().name().parent().orElseThrow();
    var record = DmarcRecord.parse(((Txt) value.data()).text()).record().effective();
    var gates = new ArrayList<Gate>();
    alignment(name, record).ifPresent(gates::add);
    halfMeasure(record).ifPresent(gates::add);
    percentage(change).ifPresent(gates::add);
    gates.addAll(reach.of(name, enforces));
    return gates;
  }

  /** What strict alignment would have done to mail that receivers saw. */
  private Optional<Gate> alignment(Name name, EffectiveDmarc record) {
    var evidence = picture.evidence();
    boolean strict = record.adkim() == Alignment.STRICT || record.aspf() == Alignment.STRICT;
    if (!strict || evidence.isEmpty()) {
      return Optional.empty();
    }
    var ours =
        evidence
            .of(Source.Kind.DECLARED)
            .where(seen -> seen.sighting().headerFrom().isWithin(name));
    long lost =
        ours.where(seen -> seen.sighting().passes() && !passes(seen.sighting(), record))
            .tally()
            .messages();
    return Optional.of(
        lost == 0
            ? new Gate(
                ALIGNMENT,
                Gate.Outcome.PASS,
                "of %,d messages that receivers saw none fails by strict alignment"
                    .formatted(ours.tally().messages()))
            : new Gate(
                ALIGNMENT,
                Gate.Outcome.BLOCK,
                "%,d messages of declared senders pass today and would fail by strict alignment;"
                        .formatted(lost)
                    + " stay with relaxed"));
  }

  private static boolean passes(Sighting sighting, EffectiveDmarc record) {
    boolean dkim =
        record.adkim() == Alignment.STRICT ? sighting.passesStrictDkim() : sighting.dkim();
    boolean spf = record.aspf() == Alignment.STRICT ? sighting.passesStrictSpf() : sighting.spf();
    return dkim || spf;
  }

  private static Optional<Gate> halfMeasure(EffectiveDmarc record) {
    return record.t() && record.p() != Policy.NONE
        ? Optional.of(
            new Gate(
                HALF,
                Gate.Outcome.WARN,
                "testing asks for one step less than %s, and receivers that know only RFC 7489"
                        .formatted(record.p().text())
                    + " apply it in full; to be sure, publish the milder policy itself"))
        : Optional.empty();
  }

  /** What stands may say less than it seems to. */
  private static Optional<Gate> percentage(Change change) {
    return change.before().stream()
        .filter(Txt.class::isInstance)
        .flatMap(value -> TagList.parse(((Txt) value).text()).find("pct").stream())
        .filter(pct -> !pct.value().equals("100"))
        .findFirst()
        .map(pct ->
            new Gate(
                HALF,
                Gate.Outcome.WARN,
                "pct=%s stands there and goes: since RFC 9989 receivers ignore it and apply the"
                        .formatted(pct.value())
                    + " policy to all mail, so that nothing gets milder by it"));
  }
}
