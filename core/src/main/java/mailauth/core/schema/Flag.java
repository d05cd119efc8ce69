package mailauth.core.schema;

import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Scalar;

/** A truth value. */
public enum Flag implements Shape<Boolean> {
  EITHER("the value is neither true nor false: write one of them, without quotes", Schema.type("boolean")),

  /** A key that says something by standing there. */
  TRUE("the value is not true: write true, without quotes, or remove the key", Schema.of("const", true));

  private final String advice;
  private final Schema schema;

  Flag(String advice, Schema schema) {
    this.advice = advice;
    this.schema = schema;
  }

  @Override
  public Optional<Boolean> read(Node node, Problems problems) {
    if (node instanceof Scalar scalar && scalar.plain()) {
      if (scalar.text().equals("true")) {
        return Optional.of(true);
      }
      if (this == EITHER && scalar.text().equals("false")) {
        return Optional.of(false);
      }
    }
    problems.add(node.at(), advice);
    return Optional.empty();
  }

  @Override
  public Schema schema() {
    return schema;
  }
}
