package mailauth.core.ip;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of IPv4 and IPv6 addresses. Every operation is linear in the number of ranges, but for
 * sorting what was given unsorted.
 *
 * @param ranges ascending, with a gap between any two; the constructor sorts and joins them
 */
public record IpSet(List<IpRange> ranges) {
  public static final IpSet EMPTY = new IpSet(List.of());

  /** All of IPv4 and all of IPv6. */
  public static final IpSet EVERYTHING =
      new IpSet(
          List.of(
              IpRange.of(new Cidr(new IpAddress(IpAddress.Family.IPV4, 0, 0), 0)),
              IpRange.of(new Cidr(new IpAddress(IpAddress.Family.IPV6, 0, 0), 0))));

  public IpSet {
    ranges = joined(ranges);
  }

  public static IpSet of(Cidr... cidrs) {
    return of(Arrays.asList(cidrs));
  }

  public static IpSet of(Collection<Cidr> cidrs) {
    return new IpSet(cidrs.stream().map(IpRange::of).toList());
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  public boolean contains(IpAddress ip) {
    int at = Collections.binarySearch(ranges, new IpRange(ip, ip));
    // A search that fails names the first range above; the one before it may span the address.
    int before = at >= 0 ? at : -at - 2;
    return (before >= 0 && ranges.get(before).contains(ip))
        || (before + 1 < ranges.size() && ranges.get(before + 1).contains(ip));
  }

  /** Whether no address of {@code other} is missing here. */
  public boolean containsAll(IpSet other) {
    return other.minus(this).isEmpty();
  }

  public IpSet union(IpSet other) {
    return new IpSet(Stream.concat(ranges.stream(), other.ranges.stream()).toList());
  }

  /** The addresses in both sets. */
  public IpSet intersect(IpSet other) {
    var common = new ArrayList<IpRange>();
    int i = 0;
    int j = 0;
    while (i < ranges.size() && j < other.ranges.size()) {
      ranges.get(i).intersect(other.ranges.get(j)).ifPresent(common::add);
      if (ranges.get(i).last().compareTo(other.ranges.get(j).last()) <= 0) {
        i++;
      } else {
        j++;
      }
    }
    return new IpSet(common);
  }

  /** The addresses of this set that are not in {@code other}. */
  public IpSet minus(IpSet other) {
    var rest = new ArrayList<IpRange>();
    int cut = 0;
    for (var range : ranges) {
      while (cut < other.ranges.size()
          && other.ranges.get(cut).last().compareTo(range.first()) < 0) {
        cut++;
      }
      cut = subtract(range, other.ranges, cut, rest);
    }
    return new IpSet(rest);
  }

  /** The addresses of one family. */
  public IpSet only(IpAddress.Family family) {
    return new IpSet(ranges.stream().filter(r -> r.first().family() == family).toList());
  }

  /** The number of addresses. */
  public BigInteger size() {
    return ranges.stream().map(IpRange::size).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The fewest networks that hold exactly these addresses, IPv4 first, each family ascending. */
  public List<Cidr> cidrs() {
    return ranges.stream().flatMap(range -> range.cidrs().stream()).toList();
  }

  /** The networks, one space between. */
  @Override
  public String toString() {
    return String.join(" ", cidrs().stream().map(Cidr::toString).toList());
  }

  /** Adds what the cuts leave of a range; returns the first cut that may reach the next range. */
  private static int subtract(IpRange range, List<IpRange> cuts, int from, List<IpRange> out) {
    var first = range.first();
    for (int i = from; i < cuts.size(); i++) {
      var cut = cuts.get(i);
      if (cut.first().compareTo(range.last()) > 0) {
        out.add(new IpRange(first, range.last()));
        return i;
      }
      if (cut.first().compareTo(first) > 0) {
        out.add(new IpRange(first, cut.first().previous()));
      }
      if (cut.last().compareTo(range.last()) >= 0) {
        return i;
      }
      first = cut.last().next();
    }
    out.add(new IpRange(first, range.last()));
    return cuts.size();
  }

  private static List<IpRange> joined(List<IpRange> given) {
    if (isJoined(given)) {
      return List.copyOf(given);
    }
    var sorted = given.stream().sorted().toList();
    var joined = new ArrayList<IpRange>(sorted.size());
    for (var range : sorted) {
      if (joined.isEmpty() || !touches(joined.getLast(), range)) {
        joined.add(range);
      } else if (range.last().compareTo(joined.getLast().last()) > 0) {
        joined.set(joined.size() - 1, new IpRange(joined.getLast().first(), range.last()));
      }
    }
    return List.copyOf(joined);
  }

  /** Whether nothing is left to sort or join, as in what most operations yield. */
  private static boolean isJoined(List<IpRange> ranges) {
    for (int i = 1; i < ranges.size(); i++) {
      var lower = ranges.get(i - 1);
      var upper = ranges.get(i);
      if (lower.last().compareTo(upper.first()) >= 0 || touches(lower, upper)) {
        return false;
      }
    }
    return true;
  }

  private static boolean touches(IpRange lower, IpRange upper) {
    return lower.first().family() == upper.first().family()
        && (upper.first().compareTo(lower.last()) <= 0
            || upper.first().equals(lower.last().next()));
  }
}
