package mailauth.core.config;

/**
 * Where mailauth remembers what it created.
 *
 * @param path relative to the YAML's folder
 */
public record StateConfig(String path) {
  public static final StateConfig DEFAULT = new StateConfig(".mailauth/state.json");
}
