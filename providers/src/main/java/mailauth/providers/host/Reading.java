package mailauth.providers.host;

import java.util.Optional;
import mailauth.core.dns.RRset;

/** What a host holds under an RRset's name and type. */
public sealed interface Reading {

  /** The RRset. */
  record Present(RRset rrset) implements Reading {}

  /** No such RRset, and no CNAME at the name. */
  record Absent() implements Reading {}

  /** No such RRset, because a CNAME holds the name (RFC 1034 section 3.6.2). */
  record Alias(RRset cname) implements Reading {}

  default Optional<RRset> found() {
    return this instanceof Present present ? Optional.of(present.rrset()) : Optional.empty();
  }
}
