package mailauth.core.catalog;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mailauth.core.schema.Problems;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;
import mailauth.core.yaml.Yaml;

/** A user's own services, a file each, written like ours. */
public final class OwnServices {
  private static final String ID = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

  private final SortedMap<String, Service> services = new TreeMap<>();
  private final Problems problems = new Problems();

  /**
   * Reads one file.
   *
   * @param id the file's name without its ending
   * @param file as positions name it
   */
  public void read(String id, String file, byte[] octets) {
    if (!id.matches(ID)) {
      problems.add(
          Position.ofFile(file),
          "a service's file is named after it, in small letters, digits and hyphens: rename it");
      return;
    }
    switch (Yaml.parse(file, octets)) {
      case Parsed.Document(var root) ->
          ServiceReader.read(id, root, problems).ifPresent(service -> services.put(id, service));
      case Parsed.Faulty(var why) -> problems.addAll(why);
    }
  }

  /** What is wrong with the files read so far. */
  public List<Problem> problems() {
    return problems.found();
  }

  /** These services beside others, and instead of those of the same id. */
  public Catalog before(Catalog others) {
    var ids = new TreeSet<>(others.ids());
    ids.addAll(services.keySet());
    return new Layered(services, Collections.unmodifiableSet(ids), others);
  }

  private record Layered(SortedMap<String, Service> own, Set<String> ids, Catalog others)
      implements Catalog {
    @Override
    public Optional<Service> service(String id) {
      return Optional.ofNullable(own.get(id)).or(() -> others.service(id));
    }

    @Override
    public List<Listing> listings() {
      var rest = others.listings().stream().filter(listing -> !own.containsKey(listing.id()));
      return Stream.concat(own.values().stream().map(Listing::of), rest)
          .sorted(Comparator.comparing(Listing::id))
          .toList();
    }
  }
}
