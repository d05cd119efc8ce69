package mailauth.core.dns;

/** What a validating resolver says of an answer (RFC 4035 section 4.3). */
public enum Security {
  /** Signed, and the signatures hold. */
  SECURE,
  /** Not signed. */
  INSECURE,
  /** Signed, but the signatures do not hold, so nobody who checks accepts the answer. */
  BOGUS,
  /** The resolver does not validate, or did not answer. */
  UNKNOWN
}
