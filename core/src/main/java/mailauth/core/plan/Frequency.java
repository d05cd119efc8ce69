package mailauth.core.plan;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.Map;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Source;
import mailauth.core.posture.Desired;
import mailauth.core.posture.SpfSender;

/**
 * Who sends how much. Receivers read a record from its beginning and stop where it decides, so that
 * whoever sends most should stand first.
 */
record Frequency(Map<String, Long> messages) {

  static Frequency of(Evidence evidence) {
    return new Frequency(
        evidence.of(Source.Kind.DECLARED).bySource().entrySet().stream()
            .collect(toMap(entry -> entry.getKey().label(), entry -> entry.getValue().messages())));
  }

  /** The same record with the senders most frequent first; else they keep the YAML's order. */
  Desired.Spf sorted(Desired.Spf spf) {
    Comparator<SpfSender> busiest = Comparator.comparingLong(sender -> -messages(sender));
    return new Desired.Spf(
        spf.name(),
        spf.ttl(),
        spf.senders().stream().sorted(busiest).toList(),
        spf.all(),
        spf.merge(),
        spf.flatten());
  }

  private long messages(SpfSender sender) {
    return messages.getOrDefault(sender.label(), 0L);
  }
}
