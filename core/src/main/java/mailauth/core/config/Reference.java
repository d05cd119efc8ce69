package mailauth.core.config;

import mailauth.core.yaml.Position;

/** A value given in the YAML or by pointing at it; resolved only where it is used. */
public sealed interface Reference {
  Position at();

  /** The value itself. */
  record Literal(Position at, String text) implements Reference {}

  /** {@code ${env:NAME}}. */
  record Environment(Position at, String name) implements Reference {}

  /** {@code file:PATH}, relative to the YAML's folder. */
  record InFile(Position at, String path) implements Reference {}
}
