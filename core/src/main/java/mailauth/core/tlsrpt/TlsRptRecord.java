package mailauth.core.tlsrpt;

import java.util.List;
import java.util.stream.Collectors;
import mailauth.core.tags.ReportUri;
import mailauth.core.tags.TagList;

/**
 * The TXT record at {@code _smtp._tls} (RFC 8460 section 3).
 *
 * @param rua where reports go, mailto or https; at least one where it is to be published
 */
public record TlsRptRecord(List<ReportUri> rua) {
  static final String VERSION = "TLSRPTv1";

  public TlsRptRecord {
    rua = List.copyOf(rua);
  }

  /** Whether a TXT value at {@code _smtp._tls} is a TLS-RPT record, well-formed or not. */
  public static boolean isTlsRpt(String text) {
    return TagList.begins(text, VERSION);
  }

  /** Reads any text. */
  public static TlsRptReading parse(String text) {
    return TlsRptParser.parse(text);
  }

  /** The record's text. */
  public String text() {
    return rua.stream()
        .map(ReportUri::text)
        .collect(Collectors.joining(",", "v=TLSRPTv1; rua=", ""));
  }
}
