package mailauth.core.mtasts;

import java.util.List;
import java.util.Optional;
import mailauth.core.lint.Finding;

/**
 * What a text says as an MTA-STS record.
 *
 * @param isRecord whether it is one at all: {@code v=STSv1} comes first
 * @param record empty if it has no usable id
 */
public record MtaStsReading(
    boolean isRecord, Optional<MtaStsRecord> record, List<Finding> problems) {
  public MtaStsReading {
    problems = List.copyOf(problems);
  }
}
