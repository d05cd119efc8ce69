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

  /** It can be, and the proof was made that the same may send. */
  record Flat(FlatInclude include) implements Resolution {}

  /**
   * It cannot be, now or ever.
   *
   * @param reason a clause without a capital and a final stop
   */
  record Refused(String reason) implements Resolution {}

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
      return new Refused(problem.path() + ": " + problem.reason());
    }
    var flat = new Resolver().resolve(include, tree);
    if (flat.isKeptWhole()) {
      return new Flat(flat);
    }
    var overlay = new Overlay(Map.of(include, flat.record()), dns);
    var written = Authorization.of(SpfTree.planned(domain, record, 0, overlay));
    return Proof.difference(live, written).<Resolution>map(Refused::new).orElse(new Flat(flat));
  }
}
