package mailauth.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
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

/** The services that come with mailauth: one YAML resource each, read when first asked for. */
public final class BuiltInCatalog implements Catalog {
  private static final String INDEX = "index.txt";

  private final SortedSet<String> ids;
  private final Map<String, Service> read = new ConcurrentHashMap<>();
  private final Function<String, byte[]> resources;

  public BuiltInCatalog() {
    this(BuiltInCatalog::resource);
  }

  /** A catalog whose files come from elsewhere. */
  BuiltInCatalog(Function<String, byte[]> resources) {
    this.resources = resources;
    var index = new String(resources.apply(INDEX), StandardCharsets.UTF_8);
    ids = Collections.unmodifiableSortedSet(new TreeSet<>(index.lines().toList()));
  }

  @Override
  public Set<String> ids() {
    return ids;
  }

  @Override
  public Optional<Service> service(String id) {
    return ids.contains(id) ? Optional.of(read.computeIfAbsent(id, this::read)) : Optional.empty();
  }

  private Service read(String id) {
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
