package mailauth.core.posture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.Name;

/**
 * Makes one SPF record of all that are wanted at a name, because a second would void the first (RFC
 * 7208 section 4.5): the name's own, and those of services that return mail to it.
 */
final class OneSpfEach {
  private OneSpfEach() {}

  static List<Desired> of(List<Desired> desired) {
    Map<Name, Desired.Spf> merged = new LinkedHashMap<>();
    for (var one : desired) {
      if (one instanceof Desired.Spf spf) {
        merged.merge(spf.name(), spf, OneSpfEach::both);
      }
    }
    var all = new ArrayList<Desired>();
    for (var one : desired) {
      switch (one) {
        case Desired.Spf spf -> Optional.ofNullable(merged.remove(spf.name())).ifPresent(all::add);
        case Desired.Value value -> all.add(value);
        case Desired.MtaSts policy -> all.add(policy);
        case Desired.ServerKeys keys -> all.add(keys);
      }
    }
    return all;
  }

  private static Desired.Spf both(Desired.Spf one, Desired.Spf other) {
    return new Desired.Spf(
        one.name(),
        one.ttl().or(other::ttl),
        Stream.concat(one.senders().stream(), other.senders().stream()).toList(),
        one.all().or(other::all),
        one.merge() && other.merge(),
        Stream.concat(one.flatten().stream(), other.flatten().stream()).distinct().toList());
  }
}
