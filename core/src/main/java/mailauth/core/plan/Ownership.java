package mailauth.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import mailauth.core.dns.Name;

/**
 * What we put into a domain's DNS and so may take out again.
 *
 * @param created the removable values that we created
 * @param spfTerms our terms in each name's SPF record, as text
 */
public record Ownership(Set<Owned> created, Map<Name, List<String>> spfTerms) {
  public static final Ownership NONE = new Ownership(Set.of(), Map.of());

  public Ownership {
    created = Set.copyOf(created);
    spfTerms = Map.copyOf(spfTerms);
  }

  /** Our terms in the SPF record of a name, as text. */
  public List<String> spfTerms(Name name) {
    return spfTerms.getOrDefault(name, List.of());
  }
}
