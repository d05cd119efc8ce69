package mailauth.core.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.spf.Term;

/** What state shall remember once a posture stands. */
final class OwnershipAfter {
  private OwnershipAfter() {}

  /**
   * What is removable is ours when we create it; SPF terms are when the YAML declares them.
   *
   * @param drafts by the name that has the SPF record
   */
  static Ownership of(
      Posture posture, Observation today, Ownership before, Map<Name, SpfDraft> drafts) {
    var created = new HashSet<Owned>();
    Map<Name, List<String>> terms = new HashMap<>();
    for (var desired : posture.desired()) {
      var value = new Owned(desired.key(), desired.purpose());
      boolean absent = Change.values(desired.purpose(), today.rrset(desired.key())).isEmpty();
      if (desired.purpose().isRemovable() && (absent || before.created().contains(value))) {
        created.add(value);
      }
      if (desired instanceof Desired.Spf spf) {
        var draft = drafts.get(spf.name());
        terms.put(
            spf.name(),
            draft == null || draft.refused().isPresent()
                ? before.spfTerms(spf.name())
                : draft.ours().stream().map(Term::text).toList());
      }
    }
    return new Ownership(created, terms);
  }
}
