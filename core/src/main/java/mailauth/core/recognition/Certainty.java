package mailauth.core.recognition;

/** How sure it is that a service sends for a domain. */
public enum Certainty {
  /** A record names it, and no other service has records like that. */
  CERTAIN,
  /** Something speaks for it, but others may look the same, or it may do something else. */
  LIKELY
}
