package mailauth.core.dns;

/** A validating resolver. Blocking and safe to call from many threads. */
@FunctionalInterface
public interface Validation {
  Security of(RRsetKey key);
}
