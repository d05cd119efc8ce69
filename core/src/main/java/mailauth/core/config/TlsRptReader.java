package mailauth.core.config;

import static mailauth.core.schema.Key.required;

import java.util.List;
import java.util.Optional;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Shape;

/** Reads {@code tls-rpt}. */
final class TlsRptReader {
  private static final Key<List<String>> REPORTS =
      required("reports", ListShape.some(ReportAddresses.SHAPE), "where TLS reports go");

  static final Shape<TlsRptConfig> SHAPE =
      Keys.of("tls-rpt", REPORTS)
          .advising("rua", "report addresses are written 'reports' here, not 'rua'")
          .as(TlsRptReader::read);

  private TlsRptReader() {}

  private static Optional<TlsRptConfig> read(Fields fields) {
    return fields.get(REPORTS).map(addresses -> new TlsRptConfig(fields.at(), addresses));
  }
}
