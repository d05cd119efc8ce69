package mailauth.core.posture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;

/** Services that want the same name for different things, such as two with a selector k2. */
final class Clashes {
  private Clashes() {}

  /** What two senders each declare alone counts once; what they cannot both have is a problem. */
  static List<Desired> settle(Position at, List<Desired> desired, List<Problem> problems) {
    Map<RRsetKey, Desired.Value> first = new LinkedHashMap<>();
    var all = new ArrayList<Desired>();
    for (var one : desired) {
      if (one instanceof Desired.Value value && isAlone(value)) {
        var other = first.putIfAbsent(value.key(), value);
        if (other == null) {
          all.add(value);
        } else if (!other.data().equals(value.data())) {
          problems.add(new Problem(at, sentence(other, value)));
        }
      } else if (!all.contains(one)) {
        all.add(one);
      }
    }
    return all;
  }

  /** Whether nothing else of its kind can stand at the name. */
  private static boolean isAlone(Desired.Value value) {
    return value.key().type() == RecordType.CNAME || value.purpose() == Purpose.DKIM;
  }

  private static String sentence(Desired.Value one, Desired.Value other) {
    return "%s and %s both want %s, one for %s and one for %s: choose another name with one of them"
        .formatted(one.owner(), other.owner(), one.key(), one.data(), other.data());
  }
}
