package mailauth.core.config;

import static mailauth.core.schema.Key.required;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Quote;

/** Reads {@code providers}: each has a type, and the settings that its type takes. */
final class ProviderReader {
  private static final String TYPE = "type";
  private static final String WHAT = "type of provider";
  private static final String TYPE_DESCRIPTION = "the kind of DNS host";

  static final Shape<String> NAME =
      new TextShape<>(
          "a provider's name",
          Schema.type("string").with("pattern", "^[A-Za-z0-9_.-]+$"),
          (at, text) -> name(text));

  private final Map<String, Taking> types = new LinkedHashMap<>();
  private final Keys anyType;
  private final Key<Taking> type;

  /** A type of provider and what it takes. */
  private record Taking(String type, Keys keys, SettingsShape settings) {}

  /** What stands behind a provider's name. */
  private record Body(String type, Settings settings) {}

  ProviderReader(List<ProviderType> known) {
    known.forEach(type -> types.put(type.type(), taking(type)));
    type = required(TYPE, new Choice<>(WHAT, types, Map.of()), TYPE_DESCRIPTION);
    anyType = Keys.of("a provider", type).open(type.shape());
  }

  private static Taking taking(ProviderType provider) {
    var settings = new SettingsShape(provider.settings());
    var name = provider.type();
    var keys = new ArrayList<Key<?>>();
    keys.add(required(TYPE, Choice.of(WHAT, name, name), TYPE_DESCRIPTION));
    keys.addAll(settings.keys());
    return new Taking(name, Keys.of("a provider of type " + name, keys).keepingSecrets(), settings);
  }

  Shape<List<ProviderConfig>> shape() {
    return new Dictionary<>(
        "providers",
        NAME,
        new Bodies(),
        (at, name, body) -> new ProviderConfig(name, body.type(), at, body.settings()));
  }

  private final class Bodies implements Shape<Body> {
    @Override
    public Optional<Body> read(Node node, Problems problems) {
      var taking = anyType.read(node, problems).flatMap(fields -> fields.get(type));
      return taking.flatMap(taken ->
          taken
              .keys()
              .read(node, problems)
              .map(fields -> new Body(taken.type(), taken.settings().read(fields))));
    }

    @Override
    public Schema schema() {
      return Schema.of("anyOf", types.values().stream().map(t -> t.keys().schema()).toList());
    }
  }

  /** The names that a file gives its providers, faulty ones as well. */
  static List<String> names(Node providers) {
    return providers instanceof Mapping mapping
        ? mapping.entries().stream().map(entry -> entry.key().text()).toList()
        : List.of();
  }

  private static String name(String text) throws Misfit {
    boolean plain =
        text.chars()
            .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || "_.-".indexOf(c) >= 0);
    if (text.isEmpty() || !plain) {
      throw new Misfit(
          "%s is no provider's name: write letters, digits, '_', '.' and '-'"
              .formatted(Quote.of(text)));
    }
    return text;
  }
}
