package mailauth.core.plan;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.flattening.Flattening.Piece;
import mailauth.core.spf.flattening.Overlay;
import mailauth.core.spf.flattening.PieceName;

/** The further records that stand for a name's SPF record to include, in the order of names. */
record Pieces(List<Piece> standing) {
  /** Networks that a piece surely holds; some hold twice as many. */
  private static final int NETWORKS = 7;

  /** Some more, where one more than that is needed. */
  private static final int SPARE = 2;

  /** Those that were read; an RRset with several SPF records is no piece of ours. */
  static Pieces of(Name domain, Observation today) {
    var found = new ArrayList<Piece>();
    today.present().values().stream()
        .filter(rrset -> rrset.type() == RecordType.TXT && PieceName.isOf(domain, rrset.name()))
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(rrset -> {
          for (var value : Change.values(Purpose.SPF_PIECE, Optional.of(rrset))) {
            found.add(new Piece(rrset.name(), SpfParse.parse(((Txt) value).joined()).record()));
          }
        });
    return new Pieces(List.copyOf(found));
  }

  /** Where pieces of a record may have to stand. */
  static SequencedSet<RRsetKey> keys(Desired.Spf desired, Ownership owned) {
    var keys = new LinkedHashSet<RRsetKey>();
    int networks =
        desired.flatten().stream()
            .flatMap(flatten -> flatten.locked().stream())
            .mapToInt(entry -> entry.include().addresses().cidrs().size())
            .sum();
    if (networks > 0) {
      long ours = owned.created().stream().filter(o -> o.purpose() == Purpose.SPF_PIECE).count();
      long count = Math.min(networks / NETWORKS + SPARE, SpfLimits.LOOKUPS) + ours;
      for (int number = 1; number <= count; number++) {
        keys.add(new RRsetKey(PieceName.of(desired.name(), number), RecordType.TXT));
      }
    }
    return keys;
  }

  List<Piece> ownedBy(Ownership owned) {
    return standing.stream()
        .filter(piece ->
            owned
                .created()
                .contains(new Owned(new RRsetKey(piece.name(), RecordType.TXT), Purpose.SPF_PIECE)))
        .toList();
  }

  /** DNS with pieces in the place of what a resolver may still remember. */
  static Dns over(List<Piece> pieces, Dns dns) {
    return pieces.isEmpty()
        ? dns
        : new Overlay(
            pieces.stream().collect(toMap(Piece::name, Piece::record, (one, second) -> one)), dns);
  }
}
