package mailauth.core.spf.authorization;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.ip.IpRange;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Qualifier;

/**
 * What a record says about every address, as long as no limit is exceeded and no DNS question
 * fails.
 *
 * @param grants disjoint; together they hold all addresses, in the order of their terms
 * @param bySender the terms that match or not depending on the message; none of the grants counts
 *     them
 * @param problems what could not be evaluated, so that addresses may be missing
 */
public record Authorization(List<Grant> grants, List<TermPath> bySender, List<Problem> problems) {

  public Authorization {
    grants = List.copyOf(grants);
    bySender = List.copyOf(bySender);
    problems = List.copyOf(problems);
  }

  public static Authorization of(SpfTree tree) {
    return new TreeReader().read(tree);
  }

  /** The addresses with this result. */
  public IpSet addresses(Qualifier qualifier) {
    var ranges = new ArrayList<IpRange>();
    for (var grant : grants) {
      if (grant.qualifier() == qualifier) {
        ranges.addAll(grant.addresses().ranges());
      }
    }
    return new IpSet(ranges);
  }

  /** The addresses that may send. */
  public IpSet authorised() {
    return addresses(Qualifier.PASS);
  }

  /** Whether every part was there to be evaluated, at least for the moment. */
  public boolean isComplete() {
    return problems.stream().noneMatch(Problem::isTemporary);
  }
}
