package mailauth.core.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.posture.Purpose;

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

  /**
   * What is ours when only some changes of a plan were made.
   *
   * @param planned what would be ours after all of them
   */
  public Ownership partly(Ownership planned, List<Change> done) {
    var nowCreated = new HashSet<>(created);
    var nowTerms = new HashMap<>(spfTerms);
    for (var change : done) {
      if (planned.created.contains(change.owned())) {
        nowCreated.add(change.owned());
      }
      if (change.purpose() == Purpose.SPF) {
        nowTerms.put(change.key().name(), planned.spfTerms(change.key().name()));
      }
    }
    return new Ownership(nowCreated, nowTerms);
  }

  /** Our terms in the SPF record of a name, as text. */
  public List<String> spfTerms(Name name) {
    return spfTerms.getOrDefault(name, List.of());
  }
}
