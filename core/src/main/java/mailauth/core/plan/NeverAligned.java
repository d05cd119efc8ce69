package mailauth.core.plan;

import java.util.Optional;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.SpfAlignment;
import mailauth.core.dns.Name;
import mailauth.core.recognition.TraceIndex;

/** The includes that do nothing for DMARC, because the service uses an envelope of its own. */
@FunctionalInterface
public interface NeverAligned {
  /** Nothing is known. */
  NeverAligned NONE = include -> Optional.empty();

  /** What a catalog knows; reads its index when it is first asked. */
  static NeverAligned of(Catalog catalog) {
    var index = new Once<>(() -> TraceIndex.of(catalog));
    return include ->
        index.get().byInclude(include).stream()
            .filter(service -> service.spf().alignment() == SpfAlignment.NEVER)
            .map(Service::title)
            .findFirst();
  }

  /** The service that such an include is for. */
  Optional<String> service(Name include);
}
