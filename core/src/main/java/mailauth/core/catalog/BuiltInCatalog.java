package mailauth.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mailauth.core.schema.Problems;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;

/**
 * The services that come with mailauth: one YAML resource each, read when first asked for, and an
 * index of what each is recognised by.
 */
public final class BuiltInCatalog implements Catalog {
  private static final String INDEX = "index.txt";

  private final SortedSet<String> ids;
  private final List<String> index;
  private final Map<String, Service> read = new ConcurrentHashMap<>();
  private final Function<String, byte[]> resources;

  public BuiltInCatalog() {
    this(BuiltInCatalog::resource);
  }

  /** A catalog whose files come from elsewhere. */
  BuiltInCatalog(Function<String, byte[]> resources) {
    this.resources = resources;
    index = new String(resources.apply(INDEX), StandardCharsets.UTF_8).lines().toList();
    ids = Collections.unmodifiableSortedSet(new TreeSet<>(ListingText.ids(index)));
  }

  @Override
  public Set<String> ids() {
    return ids;
  }

  @Override
  public Optional<Service> service(String id) {
    return ids.contains(id) ? Optional.of(read.computeIfAbsent(id, this::read)) : Optional.empty();
  }

  @Override
  public List<Listing> listings() {
    return ListingText.read(index);
  }

  Service read(String id) {
    var file = id + ".yaml";
    var problems = new Problems();
    switch (Yaml.parse(file, resources.apply(file))) {
      case Parsed.Document(var root) -> {
        var service = ServiceReader.read(id, root, problems);
        if (service.isPresent()) {
          return service.get();
        }
      }
      case Parsed.Faulty(var why) -> problems.addAll(why);
    }
    throw new IllegalStateException(problems.found().toString());
  }

  static byte[] resource(String name) {
    try (InputStream in = BuiltInCatalog.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the catalog lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
