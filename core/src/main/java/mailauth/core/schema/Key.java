package mailauth.core.schema;

/**
 * A key of a mapping.
 *
 * @param description what it says, as half a sentence
 */
public record Key<T>(String name, Shape<T> shape, boolean required, String description) {

  public static <T> Key<T> optional(String name, Shape<T> shape, String description) {
    return new Key<>(name, shape, false, description);
  }

  public static <T> Key<T> required(String name, Shape<T> shape, String description) {
    return new Key<>(name, shape, true, description);
  }
}
