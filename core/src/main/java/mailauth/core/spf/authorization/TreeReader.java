package mailauth.core.spf.authorization;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.ip.IpClaims;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.authorization.Problem.Cause;

/** Evaluates a tree for all addresses at once: the first term to claim an address decides. */
final class TreeReader {
  private final List<TermPath> bySender = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Authorization read(SpfTree tree) {
    var claims = new IpClaims();
    var grants = grants(tree, TermPath.ROOT, claims);
    add(grants, Qualifier.NEUTRAL, TermPath.ROOT, claims.claim(IpSet.EVERYTHING));
    return new Authorization(grants, bySender, problems);
  }

  private List<Grant> grants(SpfTree tree, TermPath path, IpClaims claims) {
    note(tree.policy(), path);
    var grants = new ArrayList<Grant>();
    for (var branch : tree.branches()) {
      var here = path.then(tree.domain(), branch.term());
      switch (branch.extent()) {
        case Extent.Addresses found -> {
          add(grants, qualifier(branch), here, claims.claim(found.addresses()));
          found.unanswered().forEach(q -> problems.add(new Problem(here, Cause.NO_ANSWER, q)));
        }
        case Extent.Policy(var below) -> {
          var inner = grants(below, here, new IpClaims());
          boolean include = branch.term() instanceof Directive;
          for (var grant : inner) {
            if (!include) {
              add(grants, grant.qualifier(), grant.path(), claims.claim(grant.addresses()));
            } else if (grant.qualifier() == Qualifier.PASS) {
              add(grants, qualifier(branch), grant.path(), claims.claim(grant.addresses()));
            }
          }
        }
        case Extent.BySender() -> bySender.add(here);
        case Extent.Unknown(var cause, var reason) ->
            problems.add(new Problem(here, cause, reason));
      }
    }
    return grants;
  }

  private void note(PublishedSpf policy, TermPath path) {
    switch (policy) {
      case PublishedSpf.One one ->
          one.parse()
              .faults()
              .forEach(f -> problems.add(new Problem(path, Cause.SYNTAX, f.message())));
      case PublishedSpf.Missing() ->
          problems.add(new Problem(path, Cause.NO_RECORD, "there is no SPF record"));
      case PublishedSpf.Several(var records) ->
          problems.add(
              new Problem(
                  path, Cause.NO_RECORD, "there are %d SPF records".formatted(records.size())));
      case PublishedSpf.Unknown(var reason) ->
          problems.add(new Problem(path, Cause.NO_ANSWER, reason));
    }
  }

  private static Qualifier qualifier(Branch branch) {
    return branch.term() instanceof Directive directive ? directive.qualifier() : Qualifier.PASS;
  }

  private static void add(List<Grant> grants, Qualifier qualifier, TermPath path, IpSet addresses) {
    if (!addresses.isEmpty()) {
      grants.add(new Grant(qualifier, path, addresses));
    }
  }
}
