package mailauth.core.spf.authorization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.ip.IpRange;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.Term;

/**
 * What a new record gives and takes. The terms are those of the record itself: an include, not what
 * stands in it.
 *
 * @param authorised the addresses that may send from now on, by the new record's terms, in order
 * @param deauthorised those that no longer may, by the old record's terms, in order
 * @param bySenderAdded new terms that let some senders pass, depending on the message
 * @param bySenderRemoved such terms that are gone
 */
public record AuthorizationChange(
    List<Share> authorised,
    List<Share> deauthorised,
    List<TermPath> bySenderAdded,
    List<TermPath> bySenderRemoved) {

  /**
   * A term's part in a change. {@link IpSet#cidrs} and {@link IpSet#size} say how large it is.
   *
   * @param addresses not empty
   */
  public record Share(Term term, IpSet addresses) {}

  public AuthorizationChange {
    authorised = List.copyOf(authorised);
    deauthorised = List.copyOf(deauthorised);
    bySenderAdded = List.copyOf(bySenderAdded);
    bySenderRemoved = List.copyOf(bySenderRemoved);
  }

  public static AuthorizationChange between(Authorization before, Authorization after) {
    var old = before.authorised();
    var now = after.authorised();
    return new AuthorizationChange(
        shares(now.minus(old), after),
        shares(old.minus(now), before),
        missing(after.bySender(), before.bySender()),
        missing(before.bySender(), after.bySender()));
  }

  /** Whether the same may send. */
  public boolean isEmpty() {
    return authorised.isEmpty()
        && deauthorised.isEmpty()
        && bySenderAdded.isEmpty()
        && bySenderRemoved.isEmpty();
  }

  private static List<TermPath> missing(List<TermPath> from, List<TermPath> others) {
    return from.stream().filter(path -> !others.contains(path)).toList();
  }

  private record Owned(IpRange range, Term owner) {}

  /** Divides addresses, all of them authorised, among the terms that authorise them. */
  private static List<Share> shares(IpSet addresses, Authorization authorization) {
    Map<Term, List<IpRange>> byTerm = new LinkedHashMap<>();
    var owned = new ArrayList<Owned>();
    for (var grant : authorization.grants()) {
      if (grant.qualifier() == Qualifier.PASS) {
        var owner = grant.path().top().orElseThrow();
        byTerm.putIfAbsent(owner, new ArrayList<>());
        grant.addresses().ranges().forEach(range -> owned.add(new Owned(range, owner)));
      }
    }
    owned.sort(Comparator.comparing(Owned::range));
    divide(addresses.ranges(), owned, byTerm);
    var shares = new ArrayList<Share>();
    byTerm.forEach((term, ranges) -> {
      if (!ranges.isEmpty()) {
        shares.add(new Share(term, new IpSet(ranges)));
      }
    });
    return shares;
  }

  /** One pass over two ascending lists. */
  private static void divide(
      List<IpRange> ranges, List<Owned> owned, Map<Term, List<IpRange>> byTerm) {
    int at = 0;
    for (var range : ranges) {
      while (at < owned.size() && owned.get(at).range().last().compareTo(range.first()) < 0) {
        at++;
      }
      for (int i = at; i < owned.size(); i++) {
        var part = range.intersect(owned.get(i).range());
        if (part.isEmpty()) {
          break;
        }
        byTerm.computeIfAbsent(owned.get(i).owner(), t -> new ArrayList<>()).add(part.get());
      }
    }
  }
}
