package mailauth.core.dns;

import java.util.Comparator;

/** What identifies an RRset: its owner name and type. */
public record RRsetKey(Name name, RecordType type) implements Comparable<RRsetKey> {
  private static final Comparator<RRsetKey> ORDER =
      Comparator.comparing(RRsetKey::name).thenComparing(RRsetKey::type);

  @Override
  public int compareTo(RRsetKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
