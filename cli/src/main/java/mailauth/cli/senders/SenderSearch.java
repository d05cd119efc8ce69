package mailauth.cli.senders;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.ServiceClass;

/** Finds services by what people remember of them. */
public final class SenderSearch {
  private SenderSearch() {}

  /** All services, by id. */
  public static List<Service> all(Catalog catalog) {
    return catalog.ids().stream().flatMap(id -> catalog.service(id).stream()).toList();
  }

  /** The services of a class of that name, or else those with the word in their id or title. */
  public static List<Service> matching(Catalog catalog, String word) {
    var wanted = word.toLowerCase(Locale.ROOT);
    var ofClass = Stream.of(ServiceClass.values()).filter(kind -> kind.word().equals(wanted));
    var kind = ofClass.findFirst();
    return all(catalog).stream()
        .filter(service ->
            kind.map(known -> service.kind() == known).orElseGet(() -> has(service, wanted)))
        .toList();
  }

  private static boolean has(Service service, String word) {
    return (service.id() + "\n" + service.title()).toLowerCase(Locale.ROOT).contains(word);
  }
}
