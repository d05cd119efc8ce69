package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;
import mailauth.core.spf.flattening.Flattening.Piece;

/**
 * The SPF record that a name shall have.
 *
 * @param today the SPF records that stand
 * @param pieces further records, below the name, that it includes
 * @param ours its terms that are not others'
 * @param notes what had to be decided on the way, in sentences
 * @param isUnchanged whether it stands as it should, but perhaps for its spelling
 * @param refused why the record may not be published
 */
record SpfDraft(
    Desired.Spf desired,
    List<SpfParse> today,
    SpfRecord record,
    List<Piece> pieces,
    List<Term> ours,
    List<String> notes,
    boolean isUnchanged,
    Optional<String> refused) {

  /** The pieces as values that shall stand. */
  List<Desired> pieceValues() {
    return pieces.stream().map(this::value).toList();
  }

  private Desired value(Piece piece) {
    return new Desired.Value(
        new RRsetKey(piece.name(), RecordType.TXT),
        Purpose.SPF_PIECE,
        desired.ttl(),
        Txt.ofOctets(piece.record().source()),
        desired.name().text());
  }
}
