package mailauth.core.dns;

/** The record types that mail authentication reads or writes (RFC 1035, 3596, 6698). */
public enum RecordType {
  A,
  AAAA,
  CNAME,
  MX,
  NS,
  PTR,
  TLSA,
  TXT
}
