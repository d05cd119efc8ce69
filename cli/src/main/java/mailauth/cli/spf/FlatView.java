package mailauth.cli.spf;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.authorization.SpfTree;
import mailauth.core.spf.flattening.Flattening;

/**
 * What flattening makes of one name's record.
 *
 * @param tree of the record with all its includes
 * @param others the TXT values at the name that have nothing to do with SPF
 * @param needsLock whether plans use what is locked and nothing else
 */
public record FlatView(
    Name name,
    SpfTree tree,
    List<FlatPart> parts,
    Flattening outcome,
    List<Txt> others,
    boolean needsLock) {
  public FlatView {
    parts = List.copyOf(parts);
    others = List.copyOf(others);
  }

  /** Whether the lock is there and says what DNS says. */
  public boolean isInSync() {
    return !needsLock
        || parts.stream().allMatch(part -> part.locked().isPresent() && part.drift().isEmpty());
  }

  /** Whether something stands against it, or DNS did not tell. */
  public boolean hasFailed() {
    return outcome instanceof Flattening.Refused
        || parts.stream().anyMatch(part -> part.problem().isPresent());
  }

  /** The octets of the answer with a record at the name. */
  int octets(SpfRecord record) {
    var values = new ArrayList<>(others);
    values.add(value(record));
    return AnswerSize.octets(name, values);
  }

  static int octets(Flattening.Piece piece) {
    return AnswerSize.octets(piece.name(), List.of(value(piece.record())));
  }

  static Txt value(SpfRecord record) {
    return Txt.ofOctets(record.source());
  }
}
