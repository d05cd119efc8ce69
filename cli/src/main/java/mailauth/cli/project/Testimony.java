package mailauth.cli.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailauth.core.catalog.Catalog;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Roster;
import mailauth.core.evidence.Sorting;
import mailauth.core.posture.Posture;
import mailauth.providers.evidence.EvidenceStore;
import org.jspecify.annotations.Nullable;

/** What was imported, domain by domain as the YAML declares them. */
final class Testimony {
  private final EvidenceStore store;
  private final Set<Name> declared;
  private final Catalog catalog;
  private @Nullable Map<Name, List<Name>> byDomain;

  Testimony(EvidenceStore store, Set<Name> declared, Catalog catalog) {
    this.store = store;
    this.declared = Set.copyOf(declared);
    this.catalog = catalog;
  }

  EvidenceStore store() {
    return store;
  }

  /** The declared domain that a name belongs to: the nearest above. */
  Optional<Name> domain(Name name) {
    var above = Optional.of(name);
    while (above.isPresent() && !declared.contains(above.get())) {
      above = above.get().parent();
    }
    return above;
  }

  /** The evidence on a domain; DNS is asked only where there is any. */
  Evidence on(Posture posture, Dns dns) {
    var names = byDomain().getOrDefault(posture.domain(), List.of());
    if (names.isEmpty()) {
      return Evidence.none(posture.domain());
    }
    var histories = names.stream().map(store::read).toList();
    return new Sorting(Roster.of(posture, dns), catalog).evidence(histories);
  }

  private synchronized Map<Name, List<Name>> byDomain() {
    if (byDomain == null) {
      var found = new HashMap<Name, List<Name>>();
      for (var name : store.names()) {
        domain(name)
            .ifPresent(domain -> found.computeIfAbsent(domain, d -> new ArrayList<>()).add(name));
      }
      byDomain = found;
    }
    return byDomain;
  }
}
