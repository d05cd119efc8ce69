package mailauth.core.plan;

import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import mailauth.core.dns.Name;

/** What others rely on comes first: keys, then SPF, then DMARC, and deletions last. */
final class ChangeOrder {
  private ChangeOrder() {}

  static List<Change> sorted(List<Change> changes) {
    Set<Name> wanted =
        changes.stream()
            .filter(change -> change.action() != Change.Action.DELETE)
            .map(change -> change.key().name())
            .collect(toSet());
    return changes.stream()
        .sorted(
            Comparator.comparingInt((Change change) -> rank(change, wanted))
                .thenComparing(Change::purpose))
        .toList();
  }

  /** A deletion that makes room at a name, for a CNAME perhaps, cannot wait for the end. */
  private static int rank(Change change, Set<Name> wanted) {
    if (change.action() != Change.Action.DELETE) {
      return 1;
    }
    return wanted.contains(change.key().name()) ? 0 : 2;
  }
}
