package mailauth.core.dns;

/** The record types that mail authentication reads or writes (RFC 1035, 3596, 6698). */
public enum RecordType {
  A,
  AAAA,
  CNAME,
  MX,
  NS,
  PTR,
  /** Where SPF stood until RFC 7208 section 3.1; read, so that leftovers are found. */
  SPF,
  TLSA,
  TXT
}
