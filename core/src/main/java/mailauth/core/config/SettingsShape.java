package mailauth.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.Settings.Value;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Shape;

/** The settings that a {@link ProviderType}, or a group within one, asks for. */
final class SettingsShape {
  private final List<Key<Value>> keys;

  SettingsShape(List<Setting> settings) {
    this.keys = settings.stream().map(SettingsShape::key).toList();
  }

  List<Key<Value>> keys() {
    return keys;
  }

  Settings read(Fields fields) {
    var values = new LinkedHashMap<String, Value>();
    for (var key : keys) {
      fields.get(key).ifPresent(value -> values.put(key.name(), value));
    }
    return new Settings(values);
  }

  private static Key<Value> key(Setting setting) {
    return new Key<>(
        setting.name(),
        shape(setting),
        setting.required() && setting.environment().isEmpty(),
        setting.environment().isEmpty()
            ? setting.description()
            : "%s; else $%s is read".formatted(setting.description(), setting.environment()));
  }

  private static Shape<Value> shape(Setting setting) {
    return switch (setting.shape()) {
      case ProviderType.Shape.Text text -> ReferenceShape.SHAPE.map(Value.Text::new);
      case ProviderType.Shape.Secret secret ->
          ReferenceShape.described("${env:NAME} or file:PATH").map(Value.Text::new);
      case ProviderType.Shape.Texts texts ->
          ListShape.of(ReferenceShape.SHAPE).map(Value.Texts::new);
      case ProviderType.Shape.Group group -> {
        var inner = new SettingsShape(group.settings());
        yield Keys.of(setting.name(), inner.keys())
            .keepingSecrets()
            .as(fields -> Optional.of(new Value.Group(inner.read(fields))));
      }
    };
  }
}
