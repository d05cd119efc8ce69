package mailauth.core.plan;

import java.util.Comparator;
import mailauth.core.dns.RRsetKey;
import mailauth.core.posture.Purpose;

/** The values of one purpose in one RRset. */
public record Owned(RRsetKey key, Purpose purpose) implements Comparable<Owned> {
  private static final Comparator<Owned> ORDER =
      Comparator.comparing(Owned::key).thenComparing(Owned::purpose);

  @Override
  public int compareTo(Owned other) {
    return ORDER.compare(this, other);
  }
}
