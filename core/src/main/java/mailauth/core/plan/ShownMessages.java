package mailauth.core.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.coherence.Signing;
import mailauth.core.dkim.Proofs;
import mailauth.core.dns.Name;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;

/** Messages by which somebody showed that a sender signs. */
final class ShownMessages {
  private final Picture picture;
  private final Proofs proofs;
  private final Instant oldest;

  /**
   * @param days how long a message proves anything
   */
  ShownMessages(Picture picture, int days) {
    this.picture = picture;
    this.proofs = Proofs.read(picture.remembered(Proofs.SECTION));
    this.oldest = picture.date().minusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** Whether keys are declared for this sender alone, as services bring them. */
  boolean hasKeys(Signing sender) {
    return !keys(sender.label()).isEmpty();
  }

  /** The day of the last message that was signed with a key which this sender uses. */
  Optional<LocalDate> of(Signing sender) {
    var own = keys(sender.label());
    return (own.isEmpty() ? shared() : own)
        .stream()
            .flatMap(key -> proofs.of(key).stream())
            .filter(moment -> !moment.isBefore(oldest))
            .max(Instant::compareTo)
            .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  private List<Name> keys(String owner) {
    return values()
        .filter(value -> value.owner().equals(owner))
        .map(value -> value.key().name())
        .toList();
  }

  /** The domain's own keys, with which whoever brings none may sign. */
  private List<Name> shared() {
    return values()
        .filter(value -> value.owner().startsWith("selector "))
        .map(value -> value.key().name())
        .toList();
  }

  private Stream<Desired.Value> values() {
    return picture.posture().desired().stream()
        .filter(Desired.Value.class::isInstance)
        .map(Desired.Value.class::cast)
        .filter(value -> value.purpose() == Purpose.DKIM);
  }
}
