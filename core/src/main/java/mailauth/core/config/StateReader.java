package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.util.Optional;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;

/** Reads {@code state}. */
final class StateReader {
  private static final Key<String> TYPE =
      optional(
          "type",
          Choice.of("type of state", "file", "file")
              .advising("postgres", "it is not supported yet, so write file"),
          "the kind of store");
  private static final Key<String> PATH =
      optional(
          "path", TextShape.any("a path such as .mailauth/state.json"), "relative to this file");

  static final Shape<StateConfig> SHAPE = Keys.of("state", TYPE, PATH).as(StateReader::read);

  private StateReader() {}

  private static Optional<StateConfig> read(Fields fields) {
    fields.get(TYPE);
    return Optional.of(new StateConfig(fields.get(PATH, StateConfig.DEFAULT.path())));
  }
}
