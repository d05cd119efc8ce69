package mailauth.core.spf.flattening;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

/**
 * Distributes addresses over records that are small enough, numbered from 1. Addresses stay in the
 * piece that has them already: were they to move, a resolver that remembers one piece and asks anew
 * for the other might find them in neither.
 */
final class Packing {
  private static final Directive END = Directive.of(Qualifier.FAIL, new Mechanism.All());

  private final Name domain;
  private final SortedMap<Integer, IpSet> homes;
  private final SortedMap<Integer, Filling> fillings = new TreeMap<>();

  /** What a piece has got so far, and how many characters its record has. */
  private record Filling(List<Term> terms, int length) {
    static final Filling NONE = new Filling(List.of(), SpfRecord.of(END).text().length());

    Filling with(Term term) {
      var more = new ArrayList<>(terms);
      more.add(term);
      return new Filling(List.copyOf(more), length + 1 + term.text().length());
    }
  }

  /**
   * @param standing the pieces that stand
   */
  Packing(Name domain, List<Piece> standing) {
    this.domain = domain;
    this.homes =
        new TreeMap<>(
            standing.stream()
                .filter(piece -> PieceName.isOf(domain, piece.name()))
                .collect(
                    toMap(
                        piece -> PieceName.number(piece.name()), Piece::addresses, IpSet::union)));
  }

  /** All pieces so far. */
  List<Piece> pieces() {
    return fillings.entrySet().stream().map(e -> piece(e.getKey(), e.getValue())).toList();
  }

  /** Packs addresses, in ascending order, into pieces of their own; as few as may be. */
  List<Piece> pack(IpSet addresses) {
    SortedSet<Integer> own = new TreeSet<>();
    var homeless = new ArrayList<Term>();
    for (var term : FlatInclude.terms(Qualifier.PASS, addresses)) {
      var home = home(term).filter(number -> own.contains(number) || !fillings.containsKey(number));
      if (home.isPresent() && fits(home.get(), term)) {
        put(term, home.get(), own);
      } else {
        homeless.add(term);
      }
    }
    for (var term : homeless) {
      put(term, own.stream().filter(n -> fits(n, term)).findFirst().orElseGet(this::unused), own);
    }
    return pieces().stream().filter(piece -> own.contains(PieceName.number(piece.name()))).toList();
  }

  private void put(Term term, int number, SortedSet<Integer> own) {
    fillings.put(number, fillings.getOrDefault(number, Filling.NONE).with(term));
    own.add(number);
  }

  private Optional<Integer> home(Directive term) {
    if (homes.isEmpty() || !(term.mechanism() instanceof Mechanism.Ip(var network))) {
      return Optional.empty();
    }
    var wanted = IpSet.of(network);
    return homes.entrySet().stream()
        .filter(home -> !home.getValue().intersect(wanted).isEmpty())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private int unused() {
    int number = 1;
    while (fillings.containsKey(number) || homes.containsKey(number)) {
      number++;
    }
    return number;
  }

  private boolean fits(int number, Term term) {
    int length = fillings.getOrDefault(number, Filling.NONE).with(term).length();
    int others = AnswerSize.octets(PieceName.of(domain, number), List.of(Txt.of("")));
    // Each 255 characters begin a string of their own, with an octet for its length.
    return others + length + (length - 1) / Txt.MAX_STRING <= AnswerSize.ADVISED;
  }

  private Piece piece(int number, Filling filling) {
    var terms = new ArrayList<>(filling.terms());
    terms.add(END);
    return new Piece(PieceName.of(domain, number), new SpfRecord(terms));
  }
}
