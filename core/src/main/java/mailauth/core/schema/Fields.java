package mailauth.core.schema;

import java.util.List;
import java.util.Optional;
import mailauth.core.yaml.Node.Entry;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Position;

/**
 * A mapping whose keys were checked. Reading a key reports what is wrong with its value.
 *
 * @param others entries under keys of the user's own
 */
public record Fields(Mapping mapping, List<Entry> others, Problems problems) {
  public Position at() {
    return mapping.at();
  }

  public boolean has(Key<?> key) {
    return mapping.entry(key.name()).isPresent();
  }

  /** Where the key stands. */
  public Optional<Position> at(Key<?> key) {
    return mapping.entry(key.name()).map(entry -> entry.key().at());
  }

  /** The key's value; empty if the key is not there, or its value is faulty. */
  public <T> Optional<T> get(Key<T> key) {
    return mapping.entry(key.name()).flatMap(entry -> key.shape().read(entry.value(), problems));
  }

  /** The same, with a value for a key that is not there. */
  public <T> T get(Key<T> key, T otherwise) {
    return get(key).orElse(otherwise);
  }

  /** Adds a problem at a key, or where the mapping begins. */
  public void refuse(Key<?> key, String message) {
    problems.add(at(key).orElse(at()), message);
  }
}
