package mailauth.providers.web;

import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;

/**
 * What a host holds under one name and type.
 *
 * @param rrset what it answers with; empty where it holds something that it does not serve
 * @param own what its writer must know besides, such as ids or an ETag
 * @param locked why it cannot be written, as a sentence about the host
 * @param masked what it answers with in its place, as a sentence about the host
 */
public record Holding<N>(
    RRsetKey key, Optional<RRset> rrset, N own, Optional<String> locked, Optional<String> masked) {

  /** What the host answers with as it is. */
  public Holding(RRsetKey key, Optional<RRset> rrset, N own, Optional<String> locked) {
    this(key, rrset, own, locked, Optional.empty());
  }

  /** An RRset that can be written. */
  public static <N> Holding<N> of(RRset rrset, N own) {
    return new Holding<>(rrset.key(), Optional.of(rrset), own, Optional.empty());
  }

  /** Something that must be left alone. */
  public static <N> Holding<N> locked(RRsetKey key, N own, String why) {
    return new Holding<>(key, Optional.empty(), own, Optional.of(why));
  }

  /** The same, in whose place the host answers with something else. */
  Holding<N> maskedBy(Optional<String> what) {
    return new Holding<>(key, rrset, own, locked, what);
  }
}
