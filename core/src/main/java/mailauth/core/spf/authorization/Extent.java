package mailauth.core.spf.authorization;

import java.util.List;
import java.util.OptionalLong;
import mailauth.core.ip.IpSet;

/** What a term of a record reaches. */
public sealed interface Extent {

  /**
   * These addresses, whoever sends.
   *
   * @param voids the questions without records that a client's evaluation meets here
   * @param ttl the least of the answers' TTLs in seconds; empty where DNS was not asked
   * @param unanswered the questions that DNS did not answer, so that addresses may be missing
   */
  record Addresses(IpSet addresses, Voids voids, OptionalLong ttl, List<String> unanswered)
      implements Extent {
    public Addresses {
      unanswered = List.copyOf(unanswered);
    }

    static Addresses literal(IpSet addresses) {
      return new Addresses(addresses, Voids.NONE, OptionalLong.empty(), List.of());
    }
  }

  /** What another record says. */
  record Policy(SpfTree tree) implements Extent {}

  /** It depends on the sender or the client's names: macros, {@code exists}, {@code ptr}. */
  record BySender() implements Extent {}

  /** Nobody can say; the term is taken as one that matches nothing. */
  record Unknown(Problem.Cause cause, String reason) implements Extent {}
}
