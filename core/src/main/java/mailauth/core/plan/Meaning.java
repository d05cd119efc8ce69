package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/** What a change means, in sentences. */
final class Meaning {
  private final Picture picture;

  Meaning(Picture picture) {
    this.picture = picture;
  }

  List<String> effects(Comparison comparison) {
    var effects = new ArrayList<>(own(comparison));
    ttl(comparison.change()).ifPresent(effects::add);
    return effects;
  }

  private List<String> own(Comparison comparison) {
    return switch (comparison) {
      case Comparison.OfValue(var value, var change) -> {
        var effects = new ArrayList<>(ValueMeaning.effects(value, change.before()));
        effects.addAll(agreements(value));
        yield effects;
      }
      case Comparison.OfPolicy(var policy, var change) -> MtaStsMeaning.effects(policy);
      case Comparison.OfServerKeys(var keys, var change) -> DaneMeaning.effects(keys, change);
      case Comparison.OfSpf(var draft, var study, var change) ->
          new SpfMeaning(draft.today(), draft.record(), study, picture.evidence())
              .effects(draft.notes());
      case Comparison.OfLeaving(var change) -> List.of(leaves(change));
    };
  }

  /** What reports need in the zones of other domains that the same YAML declares. */
  private List<String> agreements(Desired.Value value) {
    var posture = picture.posture();
    return value.purpose() != Purpose.DMARC
        ? List.of()
        : DmarcRecord.parse(((Txt) value.data()).text()).record().effective().rua().stream()
            .flatMap(uri -> uri.host().stream())
            .filter(host -> !host.isWithin(posture.domain()) && posture.declares(host))
            .distinct()
            .map(host -> "%s agrees to take the reports by a record of its own".formatted(host))
            .toList();
  }

  private static String leaves(Change change) {
    return change.purpose() == Purpose.SPF_PIECE
        ? "mailauth created it, and the SPF record no longer includes it"
        : "mailauth created it, and the YAML no longer declares it";
  }

  /** What becomes of the TTL, if anything does. */
  static Optional<String> ttl(Change change) {
    var was = change.observed().map(RRset::ttl);
    var is = change.onto(change.observed()).map(RRset::ttl);
    return was.isEmpty() || was.equals(is)
        ? Optional.empty()
        : is.map(ttl -> "TTL %d -> %d s".formatted(was.get(), ttl));
  }
}
