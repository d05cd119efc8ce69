package mailauth.providers.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/**
 * One record as a host keeps it.
 *
 * @param id what the host calls it
 * @param ttl in seconds
 * @param content as the host writes it, the MX preference before the name
 * @param locked why it must be left alone
 * @param masked what the host answers with in its place, as a sentence about the host
 */
public record HostedRecord(
    String id,
    RRsetKey key,
    long ttl,
    String content,
    Optional<String> locked,
    Optional<String> masked) {

  /** A record that the host answers with as it is. */
  public HostedRecord(String id, RRsetKey key, long ttl, String content, Optional<String> locked) {
    this(id, key, ttl, content, locked, Optional.empty());
  }

  /** A record; none if its name or type is not one that we deal with. */
  public static Stream<HostedRecord> of(
      String id, String name, String type, long ttl, String content) {
    return key(name, type).map(key -> new HostedRecord(id, key, ttl, content, Optional.empty()));
  }

  /** This record, to be left alone. */
  public HostedRecord lockedBy(String why) {
    return new HostedRecord(id, key, ttl, content, Optional.of(why), masked);
  }

  /** This record, in whose place the host answers with something else. */
  public HostedRecord maskedBy(String what) {
    return new HostedRecord(id, key, ttl, content, locked, Optional.of(what));
  }

  /** A name and type as a host writes them, if we deal with such. */
  public static Stream<RRsetKey> key(String name, String type) {
    return Arrays.stream(RecordType.values())
        .filter(known -> known.name().equals(type))
        .flatMap(known -> HostedZone.name(name).map(owner -> new RRsetKey(owner, known)));
  }
}
