package mailauth.core.plan;

import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.posture.Desired;

/** Names that only look right: the zone's name twice, a foreign name in the zone, no underscore. */
final class Misspelling {
  static final String ID = "NAME_MISSPELT";

  /** Nobody calls a host so, but many a foreign name ends so. */
  private static final Set<String> ENDINGS = Set.of("com", "net", "org", "info", "biz");

  private final Name zone;
  private final Dns dns;

  Misspelling(Name zone, Dns dns) {
    this.zone = zone;
    this.dns = dns;
  }

  Optional<Gate> gate(Desired.Value value) {
    return twice(value.key().name())
        .or(() ->
            value.data() instanceof Rdata.Host(var target) ? ofTarget(target) : Optional.empty())
        .map(why -> new Gate(ID, Gate.Outcome.BLOCK, value.key() + ": " + why));
  }

  private Optional<String> ofTarget(Name target) {
    return twice(target).or(() -> appended(target)).or(() -> withoutUnderscore(target));
  }

  private Optional<String> twice(Name name) {
    return name.isWithin(zone.under(zone))
        ? Optional.of(
            "%s ends in %s twice; write the name without its own zone, or with a final dot"
                .formatted(name, zone))
        : Optional.empty();
  }

  /** A foreign name to which a zone's editor added the zone, because the final dot was missing. */
  private Optional<String> appended(Name target) {
    if (!target.isWithin(zone) || target.equals(zone)) {
      return Optional.empty();
    }
    var foreign = target.relativeTo(zone);
    boolean looksForeign =
        ENDINGS.contains(foreign.substring(foreign.lastIndexOf('.') + 1)) && foreign.contains(".");
    return looksForeign && isNothing(target)
        ? Optional.of("%s does not exist; is it %s that was meant?".formatted(target, foreign))
        : Optional.empty();
  }

  private boolean isNothing(Name target) {
    return switch (dns.query(target, RecordType.TXT)) {
      case Answer.NoName none -> true;
      case Answer.NoData none -> true;
      case Answer.Found found -> false;
      case Answer.Failed failed -> false;
    };
  }

  /** Some services do call their names so. */
  private Optional<String> withoutUnderscore(Name target) {
    return target.labels().contains("domainkey") && isNothing(target)
        ? Optional.of(
            "%s does not exist, and lacks an underscore: most keys stand below _domainkey"
                .formatted(target))
        : Optional.empty();
  }
}
