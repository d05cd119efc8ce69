package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import mailauth.core.dns.Rdata;
import mailauth.core.posture.Desired;

/** What a change of a mail host's TLSA records means: with which key it may receive mail. */
final class DaneMeaning {
  private static final String REMOVED = "DANE_KEY_REMOVED";

  private DaneMeaning() {}

  static List<String> effects(Desired.ServerKeys desired) {
    return List.of(
        "senders that check DANE deliver to %s only while it presents %s; they look only"
                .formatted(
                    desired.host(), desired.keys().size() == 1 ? "this key" : "one of these keys")
            + " where DNSSEC signs the zone");
  }

  static List<Gate> gates(Desired.ServerKeys desired, List<Rdata> before) {
    var gone = before.stream().filter(pinned -> !desired.keys().contains(pinned)).toList();
    if (gone.isEmpty()) {
      return List.of();
    }
    var keys = gone.stream().map(Rdata::toString).collect(joining(", "));
    return List.of(
        gone.size() == before.size()
            ? new Gate(
                REMOVED,
                Gate.Outcome.BLOCK,
                "no key that is pinned today stays, so that senders which check DANE hold back mail"
                    + " until %s presents a new one; declare the old key beside it until the host"
                        .formatted(desired.host())
                    + " has changed and twice the TTL has passed")
            : new Gate(
                REMOVED,
                Gate.Outcome.CONFIRM,
                "%s goes; if %s still presents that key, senders that check DANE hold back mail"
                    .formatted(keys, desired.host())));
  }
}
