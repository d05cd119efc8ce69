package mailauth.core.spf.flattening;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpRange;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;
import mailauth.core.spf.authorization.SpfTree;

/** Takes an include's tree apart: into addresses, and records that have to stay includes. */
final class Resolver {
  private final List<IpRange> ranges = new ArrayList<>();
  private final SortedMap<Name, String> kept = new TreeMap<>();

  /**
   * @param tree of a record that has nothing but this include
   */
  FlatInclude resolve(Name include, SpfTree tree) {
    tree.branches().forEach(this::add);
    return new FlatInclude(include, new IpSet(ranges), List.copyOf(kept.keySet()));
  }

  /** Why each name is kept, in clauses. */
  SortedMap<Name, String> reasons() {
    return kept;
  }

  private void add(SpfTree tree) {
    if (isLiteral(tree)) {
      ranges.addAll(Authorization.of(tree).authorised().ranges());
      return;
    }
    var bound = tree.branches().stream().filter(branch -> !canStandAlone(branch)).findFirst();
    if (bound.isEmpty()) {
      tree.branches().forEach(this::add);
    } else {
      kept.put(TargetName.of(tree.domain()).orElseThrow(), reason(bound.get()));
    }
  }

  private void add(Branch branch) {
    switch (branch.extent()) {
      case Extent.Policy(var tree) -> add(tree);
      case Extent.Addresses found when passes(branch) -> ranges.addAll(found.addresses().ranges());
      default -> {
        // An "all" that does not pass, at the end.
      }
    }
  }

  /** Whether a whole tree is made of addresses that stand in its records. */
  private static boolean isLiteral(SpfTree tree) {
    return tree.branches().stream()
        .allMatch(branch ->
            branch.extent() instanceof Extent.Policy(var below)
                ? isLiteral(below)
                : isWritten(branch));
  }

  /**
   * Whether a branch means the same when it is taken out of its record. A term that does not pass
   * takes addresses from those after it, unless it is the last.
   */
  private static boolean canStandAlone(Branch branch) {
    return branch.extent() instanceof Extent.Policy
        ? passes(branch)
        : isWritten(branch) && (passes(branch) != isAll(branch));
  }

  /** Why a branch means nothing, or not the same, outside its record. */
  private static String reason(Branch branch) {
    var term = branch.term().text();
    if (branch.extent() instanceof Extent.BySender) {
      return term + " depends on the message, so it has no addresses to write down";
    }
    return isWritten(branch) || branch.extent() instanceof Extent.Policy
        ? term + " takes addresses from the terms behind it, which only holds where it stands"
        : term + " names hosts, whose addresses may change without notice";
  }

  private static boolean isWritten(Branch branch) {
    return branch.term() instanceof Directive directive
        && !directive.mechanism().asksDns()
        && branch.extent() instanceof Extent.Addresses;
  }

  private static boolean isAll(Branch branch) {
    return branch.term() instanceof Directive directive
        && directive.mechanism() instanceof Mechanism.All;
  }

  /** Whether it is a directive that passes, or a redirect. */
  private static boolean passes(Branch branch) {
    return !(branch.term() instanceof Directive directive)
        || directive.qualifier() == Qualifier.PASS;
  }
}
