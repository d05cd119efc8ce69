package mailauth.core.config;

import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Position;

/** Values that stand in the file or are pointed at. Messages never repeat them: many are secret. */
final class ReferenceShape {
  static final Shape<Reference> SHAPE = described("text, ${env:NAME} or file:PATH");

  /** What is too secret to stand in the file. */
  static final Shape<Reference> POINTER =
      new TextShape<>(
          "${env:NAME} or file:PATH",
          Schema.type("string").with("pattern", "^([$][{]env:|file:)"),
          (at, text) -> pointer(at, text));

  private static final String FILE = "file:";
  private static final String ENVIRONMENT = "${env:";

  private ReferenceShape() {}

  static Shape<Reference> described(String what) {
    return new TextShape<>(what, Schema.type("string").with("minLength", 1), ReferenceShape::read);
  }

  private static Reference read(Position at, String text) throws Misfit {
    if (text.isEmpty()) {
      throw new Misfit("the value is empty: write text, ${env:NAME} or file:PATH");
    }
    if (text.startsWith(FILE)) {
      return new Reference.InFile(at, path(text));
    }
    if (text.contains("${") || text.startsWith("env:")) {
      return new Reference.Environment(at, name(text));
    }
    return new Reference.Literal(at, text);
  }

  private static Reference pointer(Position at, String text) throws Misfit {
    var reference = read(at, text);
    if (reference instanceof Reference.Literal) {
      throw new Misfit("a password does not stand here: write ${env:NAME} or file:PATH");
    }
    return reference;
  }

  private static String path(String text) throws Misfit {
    var path = text.substring(FILE.length());
    if (path.isBlank() || path.startsWith("//")) {
      throw new Misfit("write file:PATH, with the path relative to this file");
    }
    return path;
  }

  private static String name(String text) throws Misfit {
    if (text.startsWith(ENVIRONMENT) && text.endsWith("}")) {
      var name = text.substring(ENVIRONMENT.length(), text.length() - 1);
      if (isName(name)) {
        return name;
      }
    }
    throw new Misfit("an environment variable is written ${env:NAME} and nothing beside it");
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && !Character.isDigit(name.charAt(0))
        && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
  }
}
