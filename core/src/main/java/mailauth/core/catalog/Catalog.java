package mailauth.core.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The known services. */
public interface Catalog {
  /** All services' ids, sorted; cheap, reads no service. */
  Set<String> ids();

  Optional<Service> service(String id);

  /** What each service is recognised by, by id; reads no service that an index tells of. */
  List<Listing> listings();
}
