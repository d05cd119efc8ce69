package mailauth.core.dns;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * All records of one name and type (RFC 2181 section 5). Order is kept, because some hosts keep it;
 * {@link #sameRecords} compares without it.
 *
 * @param ttl in seconds
 * @param records at least one, and none twice
 */
public record RRset(Name name, RecordType type, long ttl, List<Rdata> records) {
  public RRset {
    records = List.copyOf(new LinkedHashSet<>(records));
    if (records.isEmpty()) {
      throw new IllegalArgumentException("an RRset has at least one record");
    }
  }

  public static RRset of(Name name, RecordType type, long ttl, Rdata... records) {
    return new RRset(name, type, ttl, List.of(records));
  }

  public RRsetKey key() {
    return new RRsetKey(name, type);
  }

  /** Whether both hold the same records, in any order and with any TTL. */
  public boolean sameRecords(RRset other) {
    return key().equals(other.key())
        && records.size() == other.records.size()
        && new HashSet<>(records).equals(new HashSet<>(other.records));
  }
}
