package mailauth.core.check.service;

import java.util.LinkedHashSet;
import java.util.Set;
import mailauth.core.catalog.Catalog;
import mailauth.core.recognition.TraceIndex;

/**
 * The services of a catalog, and where their records stand.
 *
 * @param selectors the DKIM selectors that are the same for all customers
 * @param names other names of theirs below a customer's domain, such as return paths
 */
public record KnownServices(TraceIndex index, Set<String> selectors, Set<String> names) {
  /** Reads a catalog's index. */
  public static KnownServices of(Catalog catalog) {
    var selectors = new LinkedHashSet<String>();
    var names = new LinkedHashSet<String>();
    for (var service : catalog.listings()) {
      service.selectors().forEach(selectors::add);
      service.others().forEach(names::add);
    }
    return new KnownServices(TraceIndex.of(catalog), selectors, names);
  }
}
