package mailauth.providers.survey;

import java.util.List;
import mailauth.core.check.picture.Selector;

/**
 * Where to look below a domain, since nobody lists its names.
 *
 * @param selectors of DKIM keys
 * @param names that may be aliases of services' names
 */
public record Lookout(List<Selector> selectors, List<String> names) {
  public Lookout {
    selectors = List.copyOf(selectors);
    names = List.copyOf(names);
  }
}
