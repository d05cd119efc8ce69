package mailauth.core.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Quote;

/**
 * A mapping whose keys the user names.
 *
 * @param what it is, for messages: {@code dkim}
 * @param joined makes one value of a key and what stands behind it
 */
public record Dictionary<K, V, T>(String what, Shape<K> keys, Shape<V> values, Join<K, V, T> joined)
    implements Shape<List<T>> {

  /** Makes one value of a key, its place and its value. */
  @FunctionalInterface
  public interface Join<K, V, T> {
    T of(Position at, K key, V value);
  }

  @Override
  public Optional<List<T>> read(Node node, Problems problems) {
    if (!(node instanceof Mapping mapping)) {
      problems.add(node.at(), "%s is a mapping: write 'key: value' lines below it".formatted(what));
      return Optional.empty();
    }
    var places = new HashMap<K, Position>();
    var all = new ArrayList<T>();
    for (var entry : mapping.entries()) {
      var at = entry.key().at();
      var key = keys.read(entry.key(), problems);
      var value = values.read(entry.value(), problems);
      var first = key.flatMap(k -> Optional.ofNullable(places.putIfAbsent(k, at)));
      if (first.isPresent()) {
        problems.add(
            at,
            "%s stands here a second time, first at %s: keep one of them"
                .formatted(Quote.of(entry.key().text()), first.get()));
      }
      key.flatMap(k -> value.map(v -> joined.of(at, k, v))).ifPresent(all::add);
    }
    return Optional.of(List.copyOf(all));
  }

  @Override
  public Schema schema() {
    return Schema.dictionary(keys.schema(), values.schema());
  }
}
