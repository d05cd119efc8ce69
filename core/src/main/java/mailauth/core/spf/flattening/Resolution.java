package mailauth.core.spf.flattening;

import java.util.Map;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;

/** What became of an attempt to write an include out. */
public sealed interface Resolution {

  /**
   * It can be, and the proof was made that the same may send.
   *
   * @param reasons why each kept name is kept: clauses without a capital and a final stop
   */
  record Flat(FlatInclude include, Map<Name, String> reasons) implements Resolution {
    public Flat {
      reasons = Map.copyOf(reasons);
    }
  }

  /**
   * It cannot be.
   *
   * @param reason a clause without a capital and a final stop
   * @param temporary whether a later try may succeed
   */
  record Refused(String reason, boolean temporary) implements Resolution {}

  /**
   * Resolves an include as DNS has it now.
   *
   * @param domain in whose record the include stands
   */
  static Resolution of(Name domain, Name include, Dns dns) {
    var record = SpfRecord.of(FlatInclude.include(Qualifier.PASS, include)).text();
    var tree = SpfTree.planned(domain, record, 0, dns);
    var live = Authorization.of(tree);
    if (!live.problems().isEmpty()) {
      var problem = live.problems().getFirst();
      return new Refused(problem.path() + ": " + problem.reason(), problem.isTemporary());
    }
    var resolver = new Resolver();
    var flat = resolver.resolve(include, tree);
    var found = new Flat(flat, resolver.reasons());
    if (flat.isKeptWhole()) {
      return found;
    }
    var overlay = new Overlay(Map.of(include, flat.record()), dns);
    var written = Authorization.of(SpfTree.planned(domain, record, 0, overlay));
    return Proof.difference(live, written)
        .<Resolution>map(reason -> new Refused(reason, false))
        .orElse(found);
  }
}
