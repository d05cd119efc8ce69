package mailauth.core.check.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.RecordTemplate;
import mailauth.core.catalog.Service;
import mailauth.core.recognition.TraceIndex;

/**
 * The services of a catalog, and where their records stand.
 *
 * @param selectors the DKIM selectors that are the same for all customers
 * @param names other names of theirs below a customer's domain, such as return paths
 */
public record KnownServices(
    TraceIndex index, List<Service> services, Set<String> selectors, Set<String> names) {
  private static final String DOMAINKEY = "._domainkey";

  /** Reads every service of a catalog. */
  public static KnownServices of(Catalog catalog) {
    // Reading a hundred files takes longer than all questions to a server nearby.
    var services =
        catalog.ids().parallelStream().flatMap(id -> catalog.service(id).stream()).toList();
    var selectors = new LinkedHashSet<String>();
    var names = new LinkedHashSet<String>();
    for (var service : services) {
      for (var record : all(service)) {
        var name = record.name().toString();
        if (!record.name().variables().isEmpty() || name.equals("@")) {
          continue;
        }
        if (name.endsWith(DOMAINKEY)) {
          selectors.add(name.substring(0, name.length() - DOMAINKEY.length()));
        } else if (record.kind() instanceof RecordTemplate.Kind.Cname) {
          names.add(name);
        }
      }
    }
    return new KnownServices(TraceIndex.of(catalog), services, selectors, names);
  }

  private static List<RecordTemplate> all(Service service) {
    var all = new ArrayList<>(service.records());
    service.older().values().forEach(generation -> all.addAll(generation.records()));
    return all;
  }
}
