package mailauth.core.dns;

import java.util.List;

/** What a resolver said (RFC 2308 for the two kinds of no). */
public sealed interface Answer {

  /**
   * Records.
   *
   * @param rrset the records, under the name at the end of the CNAME chain
   * @param aliases the names the chain went through, the queried name first; empty without CNAME
   */
  record Found(RRset rrset, List<Name> aliases) implements Answer {
    public Found {
      aliases = List.copyOf(aliases);
    }
  }

  /** The name exists but has no such records. */
  record NoData() implements Answer {}

  /** The name does not exist (NXDOMAIN). */
  record NoName() implements Answer {}

  /**
   * No answer: a timeout, SERVFAIL, REFUSED, a malformed reply.
   *
   * @param reason for a person, without a final stop
   */
  record Failed(String reason) implements Answer {}

  /** The records found, none for every other answer. */
  default List<Rdata> records() {
    return this instanceof Found found ? found.rrset().records() : List.of();
  }
}
