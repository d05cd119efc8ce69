package mailauth.core.bimi;

import java.util.List;
import mailauth.core.lint.Finding;

/**
 * What a text says as a BIMI record.
 *
 * @param isRecord whether it is one at all: {@code v=BIMI1} comes first
 * @param record the tags that could be read
 */
public record BimiReading(boolean isRecord, BimiRecord record, List<Finding> problems) {
  public BimiReading {
    problems = List.copyOf(problems);
  }
}
