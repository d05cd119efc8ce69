package mailauth.core.schema;

import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Scalar;

/**
 * A truth value.
 *
 * @param mayBeFalse whether false says anything that the key's absence does not
 */
public record Flag(boolean mayBeFalse) implements Shape<Boolean> {
  public static final Flag EITHER = new Flag(true);
  public static final Flag TRUE = new Flag(false);

  @Override
  public Optional<Boolean> read(Node node, Problems problems) {
    if (node instanceof Scalar scalar && scalar.plain()) {
      if (scalar.text().equals("true")) {
        return Optional.of(true);
      }
      if (mayBeFalse && scalar.text().equals("false")) {
        return Optional.of(false);
      }
    }
    problems.add(
        node.at(),
        mayBeFalse
            ? "a truth value belongs here: write true or false, without quotes"
            : "only true can stand here: write it without quotes, or remove the key");
    return Optional.empty();
  }

  @Override
  public Schema schema() {
    return mayBeFalse ? Schema.type("boolean") : Schema.of("const", true);
  }
}
