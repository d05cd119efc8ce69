package mailauth.core.mtasts;

import java.util.List;
import java.util.Optional;
import mailauth.core.lint.Finding;

/**
 * What a text says as an MTA-STS policy.
 *
 * @param isRecord whether it is one at all: it says {@code version: STSv1}
 * @param policy empty if senders cannot use it
 */
public record PolicyReading(
    boolean isRecord, Optional<MtaStsPolicy> policy, List<Finding> problems) {
  public PolicyReading {
    problems = List.copyOf(problems);
  }
}
