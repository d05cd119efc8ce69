package mailauth.core.dkim;

import java.util.List;
import java.util.Optional;
import mailauth.core.lint.Finding;

/**
 * What a text says as a DKIM key record.
 *
 * @param isRecord whether it is one at all, well-formed or not
 * @param record the tags that could be read
 * @param key the key, if there is one that can be used
 */
public record DkimReading(
    boolean isRecord, DkimRecord record, Optional<DkimPublicKey> key, List<Finding> problems) {
  public DkimReading {
    problems = List.copyOf(problems);
  }
}
