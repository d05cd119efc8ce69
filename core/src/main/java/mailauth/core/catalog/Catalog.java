package mailauth.core.catalog;

import java.util.Optional;
import java.util.Set;

/** The known services. */
public interface Catalog {
  /** All services' ids, sorted; cheap, reads no service. */
  Set<String> ids();

  Optional<Service> service(String id);
}
