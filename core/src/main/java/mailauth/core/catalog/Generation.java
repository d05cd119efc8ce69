package mailauth.core.catalog;

import java.util.List;

/**
 * A set of records that a service gave its customers once and still honours.
 *
 * @param note whose records look so
 */
public record Generation(String note, List<RecordTemplate> records) {
  public Generation {
    records = List.copyOf(records);
  }
}
