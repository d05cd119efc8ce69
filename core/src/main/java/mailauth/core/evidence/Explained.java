package mailauth.core.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.config.InventoryConfig;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;

/** What the YAML says of sources that are no senders: by label, by network, or by name. */
final class Explained {
  private final Map<String, InventoryConfig.Kind> labels;
  private final Map<Cidr, InventoryConfig.Kind> networks = new LinkedHashMap<>();
  private final Map<Name, InventoryConfig.Kind> names = new LinkedHashMap<>();

  Explained(Map<String, InventoryConfig.Kind> sources) {
    labels = new TreeMap<>(sources);
    labels.forEach((written, kind) -> {
      Cidr.parse(written).ifPresent(network -> networks.put(network, kind));
      name(written).ifPresent(name -> names.put(name, kind));
    });
  }

  /** An observation as the YAML explains it; what is declared is left as it is. */
  Observation of(Observation observation) {
    return kind(observation)
        .map(kind -> new Source(kind, observation.source().label()))
        .map(source -> new Observation(observation.sighting(), source, observation.messages()))
        .orElse(observation);
  }

  private Optional<Source.Kind> kind(Observation observation) {
    return switch (observation.source().kind()) {
      case KNOWN, UNKNOWN -> explanation(observation).map(Explained::kind);
      case DECLARED, FORWARDER, SPOOF, IGNORED -> Optional.empty();
    };
  }

  private Optional<InventoryConfig.Kind> explanation(Observation observation) {
    var label = observation.source().label();
    return Optional.ofNullable(labels.get(label))
        .or(() ->
            networks.entrySet().stream()
                .filter(entry -> entry.getKey().contains(observation.sighting().source()))
                .findFirst()
                .map(Map.Entry::getValue))
        .or(() ->
            names.entrySet().stream()
                .filter(entry -> name(label).filter(it -> it.isWithin(entry.getKey())).isPresent())
                .findFirst()
                .map(Map.Entry::getValue));
  }

  private static Optional<Name> name(String text) {
    try {
      return Optional.of(Name.of(text));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  private static Source.Kind kind(InventoryConfig.Kind kind) {
    return switch (kind) {
      case FORWARDER -> Source.Kind.FORWARDER;
      case SPOOF -> Source.Kind.SPOOF;
      case IGNORE -> Source.Kind.IGNORED;
    };
  }
}
