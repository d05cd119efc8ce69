package mailauth.core.spf;

/**
 * Something wrong in a record. Any fault makes receivers answer permerror (RFC 7208 section 4.6).
 *
 * @param offset where it begins, in octets from 0
 * @param message one sentence: what is wrong and what to write instead
 */
public record SpfFault(Kind kind, int offset, String message) {

  /** What sort of mistake it is. */
  public enum Kind {
    /** The record does not begin with the version. */
    VERSION,
    /** A control character or an octet above 126. */
    CHARACTER,
    /** A domain with letters beyond ASCII, which DNS has as A-labels. */
    U_LABEL,
    /** A mechanism that does not exist. */
    UNKNOWN_MECHANISM,
    /** A value is missing, or stands where none is allowed. */
    VALUE,
    /** No address. */
    ADDRESS,
    /** An IPv6 address after {@code ip4}, or the other way round. */
    FAMILY,
    /** A prefix length that is no number or too long. */
    PREFIX_LENGTH,
    /** Broken macro syntax, or a macro where it is not allowed. */
    MACRO,
    /** A domain that cannot exist. */
    DOMAIN,
    /** {@code redirect} or {@code exp} for a second time. */
    DUPLICATE
  }
}
