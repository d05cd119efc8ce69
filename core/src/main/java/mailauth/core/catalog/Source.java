package mailauth.core.catalog;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a service's facts come from.
 *
 * @param date when they were read
 * @param from for whoever wants to check
 */
public record Source(LocalDate date, Confidence confidence, List<String> from) {
  public Source {
    from = List.copyOf(from);
  }

  /** How far to trust the facts. */
  public enum Confidence {
    /** The service's own page, or live zones of several customers that agree. */
    HIGH("high"),
    /** One good source, or a part of it was inferred. */
    MEDIUM("medium");

    private final String word;

    Confidence(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
