package mailauth.providers.host;

import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;

/**
 * One RRset's change.
 *
 * @param expected what must stand there now; empty for nothing, and where {@code wanted} is a
 *     CNAME, for nothing of any type at the name
 * @param wanted what shall stand there; empty to delete
 */
public record Replacement(RRsetKey key, Optional<RRset> expected, Optional<RRset> wanted) {
  public Replacement {
    expected.ifPresent(rrset -> check(key, rrset));
    wanted.ifPresent(rrset -> check(key, rrset));
  }

  /** This RRset where nothing stands. */
  public static Replacement creation(RRset wanted) {
    return new Replacement(wanted.key(), Optional.empty(), Optional.of(wanted));
  }

  /** Another RRset where one stands. */
  public static Replacement update(RRset expected, RRset wanted) {
    return new Replacement(wanted.key(), Optional.of(expected), Optional.of(wanted));
  }

  /** Nothing where this RRset stands. */
  public static Replacement deletion(RRset expected) {
    return new Replacement(expected.key(), Optional.of(expected), Optional.empty());
  }

  private static void check(RRsetKey key, RRset rrset) {
    if (!rrset.key().equals(key)) {
      throw new IllegalArgumentException(rrset.key() + " is not " + key);
    }
  }
}
