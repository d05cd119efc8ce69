package mailauth.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider's settings, checked against its {@link ProviderType}; secrets not yet resolved. */
public record Settings(Map<String, Value> values) {

  /** A setting's value, of the shape that {@link ProviderType.Setting} asks for. */
  public sealed interface Value {
    record Text(Reference text) implements Value {}

    record Texts(List<Reference> texts) implements Value {}

    record Group(Settings settings) implements Value {}
  }

  public Settings {
    values = Map.copyOf(values);
  }

  public Optional<Reference> text(String name) {
    return values.get(name) instanceof Value.Text value
        ? Optional.of(value.text())
        : Optional.empty();
  }

  public List<Reference> texts(String name) {
    return values.get(name) instanceof Value.Texts value ? value.texts() : List.of();
  }

  public Optional<Settings> group(String name) {
    return values.get(name) instanceof Value.Group value
        ? Optional.of(value.settings())
        : Optional.empty();
  }
}
