package mailauth.core.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the catalog's index says of a service: enough to recognise it before its file is read.
 *
 * @param names where its records stand below a customer's domain, if that is the same for all: DKIM
 *     keys, and other CNAMEs such as return paths
 */
public record Listing(String id, String title, Traces traces, List<String> names) {
  private static final String DOMAINKEY = "._domainkey";

  public Listing {
    names = List.copyOf(names);
  }

  /** What the index says of a service that is read. */
  public static Listing of(Service service) {
    var records =
        Stream.concat(
            service.records().stream(),
            service.older().values().stream().flatMap(older -> older.records().stream()));
    var names = new LinkedHashSet<String>();
    records
        .filter(record -> record.name().variables().isEmpty())
        .filter(record -> isKey(record) || record.kind() instanceof RecordTemplate.Kind.Cname)
        .map(record -> record.name().toString())
        .filter(name -> !name.equals("@"))
        .forEach(names::add);
    return new Listing(service.id(), service.title(), service.traces(), List.copyOf(names));
  }

  private static boolean isKey(RecordTemplate record) {
    return record.name().toString().endsWith(DOMAINKEY);
  }

  /** The selectors of its DKIM keys. */
  public Stream<String> selectors() {
    return names.stream()
        .filter(name -> name.endsWith(DOMAINKEY))
        .map(name -> name.substring(0, name.length() - DOMAINKEY.length()));
  }

  /** The names that hold no key. */
  public Stream<String> others() {
    return names.stream().filter(name -> !name.endsWith(DOMAINKEY));
  }
}
