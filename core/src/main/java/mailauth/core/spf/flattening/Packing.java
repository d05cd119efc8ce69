package mailauth.core.spf.flattening;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;
import mailauth.core.spf.flattening.Flattening.Piece;

/** Distributes addresses over records that are small enough, numbered from 1. */
final class Packing {
  private static final Directive END = Directive.of(Qualifier.FAIL, new Mechanism.All());

  private final Name domain;
  private final List<Piece> pieces = new ArrayList<>();

  Packing(Name domain) {
    this.domain = domain;
  }

  /** All pieces so far. */
  List<Piece> pieces() {
    return pieces;
  }

  /** Packs addresses, in ascending order, into as many new pieces as they need. */
  List<Piece> pack(IpSet addresses) {
    int before = pieces.size();
    var terms = new ArrayList<Term>();
    for (var term : FlatInclude.terms(Qualifier.PASS, addresses)) {
      terms.add(term);
      if (!fits(piece(terms))) {
        terms.removeLast();
        pieces.add(piece(terms));
        terms.clear();
        terms.add(term);
      }
    }
    if (!terms.isEmpty()) {
      pieces.add(piece(terms));
    }
    return List.copyOf(pieces.subList(before, pieces.size()));
  }

  private Piece piece(List<Term> terms) {
    var all = new ArrayList<>(terms);
    all.add(END);
    return new Piece(Name.of("_spf" + (pieces.size() + 1)).under(domain), new SpfRecord(all));
  }

  private static boolean fits(Piece piece) {
    var value = Txt.ofOctets(piece.record().text());
    return AnswerSize.octets(piece.name(), List.of(value)) <= AnswerSize.ADVISED;
  }
}
