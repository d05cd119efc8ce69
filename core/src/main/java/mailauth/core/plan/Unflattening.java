package mailauth.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;
import mailauth.core.posture.Desired;
import mailauth.core.posture.FlattenedInclude;
import mailauth.core.spf.Directive;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.Term;
import mailauth.core.spf.flattening.Flattening.Piece;

/**
 * Puts includes back where an earlier run wrote them out, so that a record is merged as its owners
 * mean it, and comes out the same run after run.
 */
final class Unflattening {
  private final Desired.Spf desired;
  private final Set<String> written = new LinkedHashSet<>();
  private final Pieces pieces;
  private final Set<FlattenedInclude> placed = new LinkedHashSet<>();

  /**
   * @param ours the terms that we wrote before
   */
  Unflattening(Desired.Spf desired, List<String> ours, Pieces pieces) {
    this.desired = desired;
    this.pieces = pieces;
    written.addAll(ours);
    // Where state was lost, what we would write now is taken as ours.
    terms().forEach(term -> written.add(term.text()));
    desired.terms().forEach(term -> written.remove(term.text()));
  }

  List<SpfParse> of(List<SpfParse> records) {
    return records.stream().map(this::of).toList();
  }

  private SpfParse of(SpfParse parse) {
    var terms = new ArrayList<Term>();
    for (var term : parse.record().terms()) {
      if (written.contains(term.text())) {
        terms.addAll(includes(term));
      } else {
        terms.add(term);
      }
    }
    return new SpfParse(new SpfRecord(terms), parse.faults());
  }

  /** The includes behind a term, unless they have their place already. */
  private List<Term> includes(Term term) {
    if (!(term instanceof Directive directive)) {
      return List.of();
    }
    var addresses = addresses(directive);
    return desired.flatten().stream()
        .filter(flatten -> flatten.isBehind(directive, addresses))
        .filter(placed::add)
        .<Term>map(flatten -> include(flatten.include()))
        .toList();
  }

  private IpSet addresses(Directive term) {
    return switch (term.mechanism()) {
      case Mechanism.Ip(var network) -> IpSet.of(network);
      case Mechanism.Include(var spec) ->
          pieces.standing().stream()
              .filter(piece -> TargetName.of(spec.text()).filter(piece.name()::equals).isPresent())
              .map(Piece::addresses)
              .reduce(IpSet.EMPTY, IpSet::union);
      default -> IpSet.EMPTY;
    };
  }

  private List<Term> terms() {
    var all =
        desired.flatten().stream()
            .flatMap(flatten -> flatten.locked().stream())
            .map(entry -> entry.include().addresses())
            .reduce(IpSet.EMPTY, IpSet::union);
    return all.cidrs().stream()
        .<Term>map(cidr -> Directive.of(Qualifier.PASS, new Mechanism.Ip(cidr)))
        .toList();
  }

  private static Term include(Name name) {
    return Directive.of(Qualifier.PASS, new Mechanism.Include(MacroString.literal(name.text())));
  }
}
