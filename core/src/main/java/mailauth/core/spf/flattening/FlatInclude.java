package mailauth.core.spf.flattening;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;

/**
 * What an include lets pass, as far as it can be written down.
 *
 * @param include its target
 * @param addresses that pass whoever sends
 * @param kept records that cannot be written down as addresses and stay includes: theirs are
 *     macros, {@code exists}, {@code ptr}, or {@code a} and {@code mx}, whose addresses change
 *     unannounced
 */
public record FlatInclude(Name include, IpSet addresses, List<Name> kept) {
  public FlatInclude {
    kept = List.copyOf(kept);
  }

  /** Whether nothing can be written down, so that flattening would change nothing. */
  public boolean isKeptWhole() {
    return kept.contains(include);
  }

  /** A record that lets the same pass as the include does. */
  public SpfRecord record() {
    var terms = new ArrayList<Term>(terms(Qualifier.PASS, addresses));
    kept.forEach(name -> terms.add(include(Qualifier.PASS, name)));
    terms.add(Directive.of(Qualifier.FAIL, new Mechanism.All()));
    return new SpfRecord(terms);
  }

  /** The fewest {@code ip4} and {@code ip6} terms for a set of addresses. */
  static List<Directive> terms(Qualifier qualifier, IpSet addresses) {
    return addresses.cidrs().stream()
        .map(cidr -> Directive.of(qualifier, new Mechanism.Ip(cidr)))
        .toList();
  }

  static Directive include(Qualifier qualifier, Name name) {
    return Directive.of(qualifier, new Mechanism.Include(MacroString.literal(name.text())));
  }
}
