package mailauth.core.tlsrpt;

import java.util.List;
import mailauth.core.lint.Finding;

/**
 * What a text says as a TLS-RPT record.
 *
 * @param isRecord whether it is one at all: {@code v=TLSRPTv1} comes first
 * @param record the addresses that could be read
 */
public record TlsRptReading(boolean isRecord, TlsRptRecord record, List<Finding> problems) {
  public TlsRptReading {
    problems = List.copyOf(problems);
  }
}
