package mailauth.core.dmarc;

import java.util.List;
import java.util.Optional;
import mailauth.core.lint.Finding;

/**
 * What a text says as a DMARC record.
 *
 * @param isRecord whether receivers take it for one at all: {@code v=DMARC1} comes first
 * @param record the tags that could be read
 * @param effective empty where receivers apply no DMARC processing (RFC 9989 section 4.10.1)
 */
public record DmarcReading(
    boolean isRecord,
    DmarcRecord record,
    Optional<EffectiveDmarc> effective,
    List<Finding> problems) {
  public DmarcReading {
    problems = List.copyOf(problems);
  }
}
