package mailauth.core.catalog;

import java.util.Optional;

/**
 * A value that the service gives each customer.
 *
 * @param description what it is
 * @param where in the service's console it is shown
 * @param pattern the regular expression that the whole value matches
 * @param example a value that is nobody's
 * @param usual what it is where the customer says nothing; may use the sending domain's blanks
 * @param required whether the service is of no use without it; a record that lacks an optional
 *     variable is left out
 */
public record Variable(
    String description,
    Optional<String> where,
    String pattern,
    String example,
    Optional<Template> usual,
    boolean required) {

  /** What it is and where it is found, as half a sentence. */
  public String hint() {
    return where.map(place -> "%s (%s)".formatted(description, place)).orElse(description);
  }
}
