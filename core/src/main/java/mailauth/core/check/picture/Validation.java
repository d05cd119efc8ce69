package mailauth.core.check.picture;

import mailauth.core.dns.RRsetKey;

/** A validating resolver. Blocking and safe to call from many threads. */
@FunctionalInterface
public interface Validation {
  Security of(RRsetKey key);
}
