package mailauth.core.plan;

import java.util.List;
import java.util.Optional;
import mailauth.core.ip.IpSet;

/**
 * What a change of an SPF record gives and takes, evaluated against DNS.
 *
 * @param authorized who may send from now on
 * @param deauthorized who no longer may
 * @param bySenderAdded new terms that let some senders pass, depending on the message
 * @param bySenderRemoved such terms that are gone
 * @param gaps new or gone terms of which DNS did not tell everything
 * @param lookupsBefore the terms that asked DNS before, in the worst case
 * @param lookups those that ask DNS from now on; receivers take 10
 * @param voidLookups the questions without answer, in the worst case; receivers take 2
 * @param octets of the answer at the name, foreign values counted in
 * @param tree the planned record's terms, with all they include
 */
public record SpfImpact(
    List<Share> authorized,
    List<Share> deauthorized,
    List<String> bySenderAdded,
    List<String> bySenderRemoved,
    List<Gap> gaps,
    Optional<Integer> lookupsBefore,
    int lookups,
    int voidLookups,
    int octets,
    List<SpfNode> tree) {
  public SpfImpact {
    authorized = List.copyOf(authorized);
    deauthorized = List.copyOf(deauthorized);
    bySenderAdded = List.copyOf(bySenderAdded);
    bySenderRemoved = List.copyOf(bySenderRemoved);
    gaps = List.copyOf(gaps);
    tree = List.copyOf(tree);
  }

  /**
   * A term's part.
   *
   * @param owner the sender that needs the term; the term itself where the YAML knows none
   */
  public record Share(String term, String owner, IpSet addresses) {}

  /**
   * A term behind which there may be more addresses than its share says.
   *
   * @param isNew whether the term is new; it is gone if not
   * @param reason a clause
   */
  public record Gap(String term, String owner, boolean isNew, String reason) {}

  /** Whether somebody may no longer send, as far as is known. */
  public boolean takesAway() {
    return !deauthorized.isEmpty()
        || !bySenderRemoved.isEmpty()
        || gaps.stream().anyMatch(gap -> !gap.isNew());
  }
}
