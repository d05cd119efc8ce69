package mailauth.core.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mailauth.core.lint.FieldSyntax;
import mailauth.core.lint.Findings;
import mailauth.core.tags.ReportUri;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** Reads one text as a TLS-RPT record. */
final class TlsRptParser {
  private static final String SECTION = "RFC 8460 section 3";
  private static final FieldSyntax SYNTAX =
      new FieldSyntax(TlsRptRecord.VERSION, "rua", "RPT-003", SECTION);
  private static final Set<String> SCHEMES = Set.of("mailto", "https");

  private final Findings findings = new Findings();

  private TlsRptParser() {}

  static TlsRptReading parse(String text) {
    return new TlsRptParser().read(text);
  }

  private TlsRptReading read(String text) {
    if (!TlsRptRecord.isTlsRpt(text)) {
      error("RPT-003", 0, "this is no TLS-RPT record: it has to begin with v=TLSRPTv1;");
      return new TlsRptReading(false, new TlsRptRecord(List.of()), findings.list());
    }
    var fields = TagList.parse(text);
    SYNTAX.check(fields, findings);
    var rua = fields.tags().stream().filter(field -> field.name().equals("rua")).toList();
    if (rua.isEmpty()) {
      error("RPT-003", 0, "rua is missing; write rua=mailto:tls@example.com");
    }
    var uris = new ArrayList<ReportUri>();
    rua.forEach(field -> readUris(field, uris));
    return new TlsRptReading(true, new TlsRptRecord(uris), findings.list());
  }

  private void readUris(Tag rua, List<ReportUri> uris) {
    for (var item : rua.items(',')) {
      readUri(item.text(), item.at(), uris);
    }
  }

  private void readUri(String written, int at, List<ReportUri> uris) {
    var uri = ReportUri.parse(written);
    if (uri.isEmpty()) {
      error(
          "RPT-003",
          at,
          "rua: '%s' is no address; write mailto:tls@example.com or an https URI"
              .formatted(written));
    } else if (!SCHEMES.contains(uri.get().scheme())) {
      error("RPT-004", at, "rua: %s is neither mailto nor https".formatted(written));
    } else if (!uris.contains(uri.get())) {
      uris.add(uri.get());
    }
  }

  private void error(String id, int at, String message) {
    findings.error(id, at, message, SECTION);
  }
}
