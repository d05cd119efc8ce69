package mailauth.providers.masterfile;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import org.jspecify.annotations.Nullable;

/** The records that an edit is not about, which must stay what they are. */
final class Others {

  /** What makes a record, however it is laid out. */
  private record Meaning(
      String owner, String type, long ttl, @Nullable String origin, List<String> data) {
    static Meaning of(ResourceRecord record) {
      return new Meaning(
          record.owner(),
          record.type(),
          record.ttl(),
          record.scope().origin(),
          record.writtenData());
    }
  }

  private Others() {}

  /** Whether all records but those of {@code key} are what they were. */
  static boolean stand(Zone before, Zone after, RRsetKey key) {
    return except(before, key).stream()
        .map(Meaning::of)
        .toList()
        .equals(except(after, key).stream().map(Meaning::of).toList());
  }

  /**
   * Writes TTLs out where they were inherited from a line that now says another one, as files
   * without {@code $TTL} have it (RFC 1035 section 5.1).
   */
  static Zone restoreTtls(Zone before, Zone after, RRsetKey key, Optional<RRset> wanted) {
    var old = except(before, key);
    var edited = after;
    for (int i = 0; i <= after.records().size(); i++) {
      var astray = astray(old, edited, key, wanted);
      if (astray.isEmpty()) {
        break;
      }
      edited = astray.get();
    }
    return edited;
  }

  private static Optional<Zone> astray(
      List<ResourceRecord> old, Zone edited, RRsetKey key, Optional<RRset> wanted) {
    int next = 0;
    for (var record : edited.records()) {
      boolean own = record.isOf(key);
      if (!own && next >= old.size()) {
        return Optional.empty();
      }
      long ttl = own ? wanted.map(RRset::ttl).orElse(record.ttl()) : old.get(next++).ttl();
      if (record.ttl() != ttl && record.ttlToken().isEmpty()) {
        var splices = new Splices();
        Ttl.writeOut(record, ttl, splices);
        return Optional.of(splices.apply(edited));
      }
    }
    return Optional.empty();
  }

  private static List<ResourceRecord> except(Zone zone, RRsetKey key) {
    return zone.records().stream().filter(record -> !record.isOf(key)).toList();
  }
}
