package mailauth.core.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Listing;
import mailauth.core.dns.Name;

/** Tells services by the domains that they sign with and bounce to. */
final class KnownServices {
  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, String> titlesOfHosts = new HashMap<>();

  KnownServices(Catalog catalog) {
    catalog.listings().forEach(this::add);
  }

  /** The title of the service to whose domains a name belongs. */
  Optional<String> title(Name name) {
    return title(name, titles);
  }

  /** The title of the service whose hosts have such names. */
  Optional<String> titleOfHost(Name name) {
    return title(name, titlesOfHosts);
  }

  private static Optional<String> title(Name name, Map<String, String> titles) {
    for (var at = Optional.of(name); at.isPresent(); at = at.get().parent()) {
      var title = titles.get(at.get().text());
      if (title != null) {
        return Optional.of(title);
      }
    }
    return Optional.empty();
  }

  /** The bounce domain of a service is mostly among the names of its hosts. */
  private void add(Listing service) {
    var traces = service.traces();
    Stream.of(traces.signers(), traces.ptr(), traces.cnames(), traces.includes())
        .flatMap(names -> names.stream())
        .forEach(name -> titles.putIfAbsent(name, service.title()));
    traces.ptr().forEach(name -> titlesOfHosts.putIfAbsent(name, service.title()));
  }
}
