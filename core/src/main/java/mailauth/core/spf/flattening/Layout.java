package mailauth.core.spf.flattening;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpRange;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.Term;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;
import mailauth.core.spf.authorization.SpfTree;
import mailauth.core.spf.flattening.Flattening.Piece;

/**
 * The terms of a record, with its flattened includes gathered into groups. Includes meet in one
 * group across terms of their own qualifier: among those, order makes no difference.
 */
final class Layout {
  private final Name domain;
  private final List<Slot> slots = new ArrayList<>();

  /** A part of the new record. */
  private sealed interface Slot {}

  /** A term that stays. */
  private record Kept(Term term) implements Slot {}

  /** Where flattened includes of one qualifier stood. */
  private record Group(Qualifier qualifier, List<FlatInclude> includes) implements Slot {
    IpSet addresses() {
      var ranges = new ArrayList<IpRange>();
      includes.forEach(include -> ranges.addAll(include.addresses().ranges()));
      return new IpSet(ranges);
    }

    List<Directive> kept() {
      Set<Name> names = new LinkedHashSet<>();
      includes.forEach(include -> names.addAll(include.kept()));
      return names.stream().map(name -> FlatInclude.include(qualifier, name)).toList();
    }
  }

  /** A record and the pieces it includes. */
  record Draft(SpfRecord record, List<Piece> pieces) {}

  private Layout(Name domain) {
    this.domain = domain;
  }

  /**
   * @param tree of the record, which knows what its includes lead to
   */
  static Layout of(Name domain, SpfRecord record, SpfTree tree, List<FlatInclude> includes) {
    var layout = new Layout(domain);
    var byName = includes.stream().collect(toMap(FlatInclude::include, include -> include));
    var byTerm = byTerm(tree, byName);
    for (var term : record.terms()) {
      if (byTerm.containsKey(term) && term instanceof Directive directive) {
        layout.group(directive.qualifier()).includes().add(byTerm.get(term));
      } else {
        layout.slots.add(new Kept(term));
      }
    }
    return layout;
  }

  private static Map<Term, FlatInclude> byTerm(SpfTree tree, Map<Name, FlatInclude> byName) {
    return tree.branches().stream()
        .filter(branch -> branch.term() instanceof Directive)
        .flatMap(branch -> target(branch).map(name -> Map.entry(branch.term(), name)))
        .filter(entry -> byName.containsKey(entry.getValue()))
        .collect(
            toMap(Map.Entry::getKey, entry -> byName.get(entry.getValue()), (one, same) -> one));
  }

  private static Stream<Name> target(Branch branch) {
    return branch.extent() instanceof Extent.Policy(var below)
        ? TargetName.of(below.domain()).stream()
        : Stream.of();
  }

  private Group group(Qualifier qualifier) {
    for (var slot : slots.reversed()) {
      if (slot instanceof Group group && group.qualifier() == qualifier) {
        return group;
      }
      if (qualifier(slot) != qualifier) {
        break;
      }
    }
    var group = new Group(qualifier, new ArrayList<>());
    slots.add(group);
    return group;
  }

  /** Whether the answer has room for all addresses decides where they go. */
  Draft draft(Collection<Txt> others, List<Piece> standing) {
    var inline = inline();
    var values = new ArrayList<>(others);
    values.add(Txt.ofOctets(inline.record().source()));
    return AnswerSize.octets(domain, values) <= AnswerSize.ADVISED ? inline : inPieces(standing);
  }

  private Draft inline() {
    // An earlier term makes an equal later one void.
    var terms = new LinkedHashSet<Term>();
    for (var slot : slots) {
      switch (slot) {
        case Kept(var term) -> terms.add(term);
        case Group group -> {
          terms.addAll(FlatInclude.terms(group.qualifier(), group.addresses()));
          terms.addAll(group.kept());
        }
      }
    }
    return new Draft(new SpfRecord(List.copyOf(terms)), List.of());
  }

  private Draft inPieces(List<Piece> standing) {
    var terms = new LinkedHashSet<Term>();
    var packing = new Packing(domain, standing);
    for (var slot : slots) {
      switch (slot) {
        case Kept(var term) -> terms.add(term);
        case Group group -> {
          for (var piece : packing.pack(group.addresses())) {
            terms.add(FlatInclude.include(group.qualifier(), piece.name()));
          }
          terms.addAll(group.kept());
        }
      }
    }
    return new Draft(new SpfRecord(List.copyOf(terms)), packing.pieces());
  }

  private static Qualifier qualifier(Slot slot) {
    return switch (slot) {
      case Group group -> group.qualifier();
      case Kept(Directive directive) -> directive.qualifier();
      case Kept kept -> Qualifier.PASS;
    };
  }
}
