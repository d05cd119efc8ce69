package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import mailauth.core.dns.Rdata;
import mailauth.core.posture.Desired;

/** What a change of a mail host's TLSA records means: with which key it may receive mail. */
final class DaneMeaning {
  private DaneMeaning() {}

  static List<String> effects(Desired.Value value) {
    return List.of(
        "senders that check DANE deliver to %s only while it presents this key; they look only"
                .formatted(value.owner())
            + " where DNSSEC signs the zone");
  }

  static List<Gate> gates(Desired.Value value, List<Rdata> before) {
    var gone = before.stream().filter(pinned -> !pinned.equals(value.data())).toList();
    return gone.isEmpty()
        ? List.of()
        : List.of(
            new Gate(
                "DANE_KEY_REMOVED",
                Gate.Outcome.CONFIRM,
                "%s goes; if %s still presents that key, senders that check DANE hold back mail"
                    .formatted(
                        gone.stream().map(Rdata::toString).collect(joining(", ")), value.owner())));
  }
}
