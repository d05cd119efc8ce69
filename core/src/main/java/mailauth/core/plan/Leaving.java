package mailauth.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mailauth.core.dns.RRsetKey;
import mailauth.core.posture.Posture;

/** What we created earlier and no longer declare. */
record Leaving(List<Owned> values) {

  static Leaving of(Posture posture, Ownership owned) {
    Set<Owned> declared = new HashSet<>();
    posture.desired().forEach(d -> declared.add(new Owned(d.key(), d.purpose())));
    return new Leaving(
        owned.created().stream().filter(value -> !declared.contains(value)).sorted().toList());
  }

  boolean contains(RRsetKey key) {
    return values.stream().anyMatch(value -> value.key().equals(key));
  }

  List<Change> changes(Observation today) {
    var changes = new ArrayList<Change>();
    for (var value : values) {
      var observed = today.rrset(value.key());
      if (!Change.values(value.purpose(), observed).isEmpty()) {
        changes.add(Change.draft(value, observed, List.of(), observed.orElseThrow().ttl()));
      }
    }
    return changes;
  }
}
