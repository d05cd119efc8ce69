package mailauth.core.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Addresses that are given out once: who claims first, keeps them. A series of claims takes O(n log
 * n) in the number of their ranges. Not safe for use by several threads.
 */
public final class IpClaims {
  private final TreeMap<IpAddress, IpAddress> lastByFirst = new TreeMap<>();

  /** Claims these addresses and returns those that nobody had claimed before. */
  public IpSet claim(IpSet addresses) {
    var free = new ArrayList<IpRange>();
    addresses.ranges().forEach(range -> claim(range, free));
    return new IpSet(free);
  }

  /** The addresses claimed so far. */
  public IpSet claimed() {
    return new IpSet(
        lastByFirst.entrySet().stream()
            .map(entry -> new IpRange(entry.getKey(), entry.getValue()))
            .toList());
  }

  private void claim(IpRange range, List<IpRange> free) {
    var before = lastByFirst.floorEntry(range.first());
    boolean reachesIn = before != null && before.getValue().compareTo(range.first()) >= 0;
    var start = reachesIn ? before.getKey() : range.first();
    var taken = lastByFirst.subMap(start, true, range.last(), true);
    if (taken.isEmpty()) {
      free.add(range);
      lastByFirst.put(range.first(), range.last());
      return;
    }
    var takenRanges =
        taken.entrySet().stream().map(e -> new IpRange(e.getKey(), e.getValue())).toList();
    free.addAll(new IpSet(List.of(range)).minus(new IpSet(takenRanges)).ranges());
    var takenLast = takenRanges.getLast().last();
    taken.clear();
    lastByFirst.put(start, takenLast.compareTo(range.last()) > 0 ? takenLast : range.last());
  }
}
