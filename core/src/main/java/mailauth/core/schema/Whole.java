package mailauth.core.schema;

import java.util.Optional;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Scalar;

/** A whole number within bounds. */
public record Whole(int least, int most) implements Shape<Integer> {
  private static final int MOST_DIGITS = 9;

  @Override
  public Optional<Integer> read(Node node, Problems problems) {
    if (node instanceof Scalar scalar
        && scalar.meaning() == Node.Meaning.NUMBER
        && isNumber(scalar.text())) {
      int number = Integer.parseInt(scalar.text());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    problems.add(node.at(), "write a whole number from %d to %d".formatted(least, most));
    return Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public Schema schema() {
    return Schema.type("integer").with("minimum", least).with("maximum", most);
  }
}
