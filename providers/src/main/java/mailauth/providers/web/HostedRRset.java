package mailauth.providers.web;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;

/**
 * An RRset as a host keeps it.
 *
 * @param ttl in seconds
 * @param contents one for each record, as the host writes it
 */
public record HostedRRset(RRsetKey key, long ttl, List<String> contents) {
  public HostedRRset {
    contents = List.copyOf(contents);
  }

  /** An RRset; none if its name or type is not one that we deal with, or it is empty. */
  public static Stream<HostedRRset> of(String name, String type, long ttl, List<String> contents) {
    return contents.isEmpty()
        ? Stream.empty()
        : HostedRecord.key(name, type).map(key -> new HostedRRset(key, ttl, contents));
  }

  /** What it holds; locked where a record cannot be read, since writing would lose it. */
  public <N> Holding<N> holding(Notation notation, N own) {
    try {
      var records = contents.stream().map(content -> notation.read(key.type(), content)).toList();
      return Holding.of(new RRset(key.name(), key.type(), ttl, records), own);
    } catch (IllegalArgumentException e) {
      return Holding.locked(
          key, own, "holds a record that cannot be read (%s)".formatted(e.getMessage()));
    }
  }
}
