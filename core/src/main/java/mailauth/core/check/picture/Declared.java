package mailauth.core.check.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.posture.SpfSender;

/**
 * What the YAML says of a domain.
 *
 * @param desired the values that shall stand
 * @param after the RRsets that the next apply changes, as it leaves them; empty for one that it
 *     deletes
 * @param isBlocked whether a gate keeps that apply from changing anything
 */
public record Declared(
    List<Desired> desired, Map<RRsetKey, Optional<RRset>> after, boolean isBlocked) {
  public Declared {
    desired = List.copyOf(desired);
    after = Map.copyOf(after);
  }

  /** The values of one purpose that are known in full. */
  public Stream<Desired.Value> values(Purpose purpose) {
    return values().filter(wanted -> wanted.purpose() == purpose);
  }

  /** Who needs the records, as people call them. */
  public List<String> owners() {
    var values = values().map(Desired.Value::owner);
    var senders = spf().flatMap(spf -> spf.senders().stream()).map(SpfSender::label);
    return Stream.concat(values, senders).distinct().toList();
  }

  private Stream<Desired.Value> values() {
    return desired.stream().filter(Desired.Value.class::isInstance).map(Desired.Value.class::cast);
  }

  /** What SPF has to say, name by name. */
  public Stream<Desired.Spf> spf() {
    return desired.stream().filter(Desired.Spf.class::isInstance).map(Desired.Spf.class::cast);
  }
}
