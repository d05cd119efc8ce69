package mailauth.core.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a service has to do with SPF.
 *
 * @param how what makes SPF align, as a sentence, where the records do not say it
 * @param terms what the sending domain's own record needs; none where they would do nothing
 * @param cost what the terms cost when somebody last looked
 */
public record SpfUse(
    SpfAlignment alignment, Optional<String> how, List<Template> terms, Optional<Cost> cost) {
  /** A service of which nothing is known, or that has nothing to do with SPF. */
  public static final SpfUse UNKNOWN =
      new SpfUse(SpfAlignment.UNKNOWN, Optional.empty(), List.of(), Optional.empty());

  public SpfUse {
    terms = List.copyOf(terms);
  }

  /**
   * An estimate for those who cannot ask DNS.
   *
   * @param lookups of the ten (RFC 7208 section 4.6.4)
   */
  public record Cost(int lookups, LocalDate date) {}
}
