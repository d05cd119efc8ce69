package mailauth.core.draft;

import mailauth.core.config.Reference;

/** A reference as the YAML has it. */
final class ReferenceText {
  private ReferenceText() {}

  static String of(Reference reference) {
    return switch (reference) {
      case Reference.Literal literal -> literal.text();
      case Reference.Environment environment -> "${env:" + environment.name() + "}";
      case Reference.InFile file -> "file:" + file.path();
    };
  }
}
