package mailauth.core.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text forms of IPv6: read as RFC 4291 section 2.2 allows, written as RFC 5952 asks. */
final class Ipv6Text {
  private static final int GROUPS = 8;

  private Ipv6Text() {}

  static Optional<IpAddress> parse(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    var head = new ArrayList<Integer>();
    var tail = new ArrayList<Integer>();
    boolean read =
        gap < 0
            ? groups(text, true, head)
            : groups(text.substring(0, gap), false, head)
                && groups(text.substring(gap + 2), true, tail);
    int given = head.size() + tail.size();
    if (!read || (gap < 0 ? given != GROUPS : given >= GROUPS)) {
      return Optional.empty();
    }
    while (head.size() + tail.size() < GROUPS) {
      head.add(0);
    }
    head.addAll(tail);
    return Optional.of(
        new IpAddress(IpAddress.Family.IPV6, pack(head.subList(0, 4)), pack(head.subList(4, 8))));
  }

  private static boolean groups(String text, boolean mayEndInIpv4, List<Integer> out) {
    if (text.isEmpty()) {
      return true;
    }
    var parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (last && mayEndInIpv4 && parts[i].indexOf('.') >= 0) {
        var ipv4 = Ipv4Text.parse(parts[i]);
        ipv4.ifPresent(ip -> {
          out.add((int) (ip.low() >>> 16));
          out.add((int) (ip.low() & 0xffff));
        });
        return ipv4.isPresent();
      }
      if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
        return false;
      }
      out.add(Integer.parseInt(parts[i], 16));
    }
    return true;
  }

  private static long pack(List<Integer> groups) {
    long value = 0;
    for (int group : groups) {
      value = value << 16 | group;
    }
    return value;
  }

  static String write(long high, long low) {
    var groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> ((3 - i % 4) * 16)) & 0xffff;
    }
    if (high == 0 && low >>> 32 == 0xffffL) {
      return "::ffff:" + Ipv4Text.write(low & 0xffffffffL);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    return start < 0
        ? join(groups, 0, GROUPS)
        : join(groups, 0, start) + "::" + join(groups, start + length, GROUPS);
  }

  private static String join(int[] groups, int from, int to) {
    var out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }
}
