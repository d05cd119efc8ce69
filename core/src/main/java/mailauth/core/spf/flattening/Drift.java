package mailauth.core.spf.flattening;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpSet;

/**
 * What became of an include since it was locked.
 *
 * @param gained the addresses that pass now and did not
 * @param lost those that passed and no longer do
 * @param nowKept the records that cannot be written out and are new
 * @param noLongerKept such records that are gone
 */
public record Drift(IpSet gained, IpSet lost, List<Name> nowKept, List<Name> noLongerKept) {
  public Drift {
    nowKept = List.copyOf(nowKept);
    noLongerKept = List.copyOf(noLongerKept);
  }

  public static Drift between(FlatInclude locked, FlatInclude live) {
    return new Drift(
        live.addresses().minus(locked.addresses()),
        locked.addresses().minus(live.addresses()),
        live.kept().stream().filter(name -> !locked.kept().contains(name)).toList(),
        locked.kept().stream().filter(name -> !live.kept().contains(name)).toList());
  }

  public boolean isEmpty() {
    return gained.isEmpty() && lost.isEmpty() && nowKept.isEmpty() && noLongerKept.isEmpty();
  }

  /** All of it as a clause: {@code gained 198.51.100.0/25 and lost 192.0.2.1, 192.0.2.7}. */
  public String text() {
    var parts = new ArrayList<String>();
    add("gained ", gained.cidrs(), parts);
    add("lost ", lost.cidrs(), parts);
    add("now needs the include ", nowKept, parts);
    add("no longer needs the include ", noLongerKept, parts);
    return String.join(" and ", parts);
  }

  private static void add(String verb, List<?> what, List<String> parts) {
    if (!what.isEmpty()) {
      parts.add(verb + String.join(", ", what.stream().map(Object::toString).toList()));
    }
  }
}
