package mailauth.core.plan;

import java.util.Optional;
import java.util.function.Predicate;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;

/** Values beside which a service's cannot stand: a second mail host, an older proof. */
final class Exclusion {
  private final Posture posture;

  Exclusion(Posture posture) {
    this.posture = posture;
  }

  Optional<Gate> gate(Desired.Value wanted, Change change) {
    return wanted
        .excludes()
        .flatMap(prefix ->
            change.observed().stream()
                .map(RRset::records)
                .flatMap(records -> records.stream())
                .filter(Predicate.not(change.before()::contains))
                .filter(value -> begins(value, prefix) && !isDeclared(wanted, value))
                .findFirst())
        .map(value -> block(wanted, value));
  }

  private static boolean begins(Rdata value, String prefix) {
    return !(value instanceof Txt txt) || txt.text().startsWith(prefix);
  }

  private boolean isDeclared(Desired.Value wanted, Rdata value) {
    return posture.desired().stream()
        .filter(desired -> desired.key().equals(wanted.key()))
        .anyMatch(desired ->
            switch (desired) {
              case Desired.Value other -> other.data().equals(value);
              case Desired.Spf spf -> spf.purpose().owns(spf.key(), value);
              case Desired.MtaSts policy -> policy.data().equals(value);
              case Desired.ServerKeys keys -> keys.keys().contains(value);
            });
  }

  private static Gate block(Desired.Value wanted, Rdata value) {
    return new Gate(
        "VALUE_BESIDE_EXCLUDED",
        Gate.Outcome.BLOCK,
        "%s has %s, beside which %s cannot work; remove it if nothing needs it"
            .formatted(wanted.key(), value, wanted.owner()));
  }
}
