package mailauth.core.handentry;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.plan.Change;
import mailauth.core.plan.Sameness;
import mailauth.core.posture.Purpose;

/**
 * The values of one purpose at one name, as a person shall enter them.
 *
 * @param standing what stands for the purpose today
 * @param wanted what shall stand; none to delete
 * @param others how many values of the RRset are none of ours and stay as they are
 * @param ttl in seconds
 * @param waits whether it is to be entered only once all before it shows in DNS
 */
public record HandEntry(
    RRsetKey key,
    Purpose purpose,
    Task task,
    List<Rdata> standing,
    List<Rdata> wanted,
    int others,
    long ttl,
    boolean waits) {
  public HandEntry {
    standing = List.copyOf(standing);
    wanted = List.copyOf(wanted);
  }

  /** What a change asks of a person. */
  public static HandEntry of(Change change) {
    return of(change, false);
  }

  static HandEntry of(Change change, boolean waits) {
    int all = change.observed().map(rrset -> rrset.records().size()).orElse(0);
    return new HandEntry(
        change.key(),
        change.purpose(),
        task(change),
        change.before(),
        change.after(),
        all - change.before().size(),
        change.onto(change.observed()).map(RRset::ttl).orElse(change.ttl()),
        waits);
  }

  private static Task task(Change change) {
    return switch (change.action()) {
      case CREATE -> Task.NEW;
      case DELETE -> Task.REMOVE;
      case UPDATE ->
          isAsItIs(change)
              ? Task.RIGHT
              : change.after().size() == 1 && change.before().size() > 1 ? Task.MERGE : Task.CHANGE;
    };
  }

  /** Of a policy, the file alone may change. */
  private static boolean isAsItIs(Change change) {
    return change.file().isPresent() && change.isDone(change.observed());
  }

  /** The same where nobody knows what stands. */
  HandEntry unread() {
    return new HandEntry(key, purpose, Task.UNKNOWN, List.of(), wanted, 0, ttl, waits);
  }

  /** Whether what stands says all that is wanted, however it is split into strings. */
  public boolean isRight(Optional<RRset> rrset) {
    if (wanted.isEmpty()) {
      return rrset.stream().flatMap(set -> set.records().stream()).noneMatch(standing::contains);
    }
    return purpose == Purpose.ADDITION
        ? Sameness.contains(rrset, wanted.getFirst())
        : Sameness.same(purpose, Change.values(purpose, rrset), wanted);
  }

  /** Whether there is nothing to do. */
  public boolean isDone() {
    return task == Task.RIGHT;
  }
}
