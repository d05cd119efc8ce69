package mailauth.core.plan;

import java.util.List;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;
import mailauth.core.spf.authorization.SpfTree;

/**
 * A term of an SPF record, and the terms of what it includes.
 *
 * @param lookups the terms that ask DNS, this one and all below; receivers take 10 in a record
 * @param nodes the included record's terms; empty where the term includes none
 */
public record SpfNode(String term, int lookups, List<SpfNode> nodes) {
  public SpfNode {
    nodes = List.copyOf(nodes);
  }

  static List<SpfNode> of(SpfTree tree) {
    return tree.branches().stream().map(SpfNode::of).toList();
  }

  private static SpfNode of(Branch branch) {
    var nodes = branch.extent() instanceof Extent.Policy(var tree) ? of(tree) : List.<SpfNode>of();
    return new SpfNode(branch.term().text(), branch.lookups(), nodes);
  }
}
