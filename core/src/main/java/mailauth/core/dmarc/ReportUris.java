package mailauth.core.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mailauth.core.lint.Findings;
import mailauth.core.tags.ReportUri;
import mailauth.core.tags.Tag;

/** Reads the comma list of {@code rua} or {@code ruf} (RFC 9989 section 4.8, dmarc-urilist). */
final class ReportUris {
  private static final int CUSTOMARY = 2;
  private static final Pattern SIZE = Pattern.compile("(.*)![^!@]*");

  private ReportUris() {}

  static List<ReportUri> read(Tag tag, Findings findings) {
    var uris = new ArrayList<ReportUri>();
    for (var item : tag.items(',')) {
      readOne(tag.name(), item.text(), item.at(), uris, findings);
    }
    if (uris.size() > CUSTOMARY) {
      findings.warning(
          "DMARC-026",
          tag.valueAt(),
          "%s has %d addresses; receivers need not send to more than two"
              .formatted(tag.name(), uris.size()),
          "RFC 7489 section 6.2");
    }
    return uris;
  }

  private static void readOne(
      String tag, String written, int at, List<ReportUri> uris, Findings findings) {
    var uri = ReportUri.parse(withoutSize(tag, written, at, findings));
    if (uri.isEmpty()) {
      findings.error("DMARC-024", at, fault(tag, written), DmarcParser.GRAMMAR);
    } else if (uris.contains(uri.get())) {
      findings.warning(
          "DMARC-027", at, "%s has %s twice".formatted(tag, written), DmarcParser.FORMAT);
    } else {
      uris.add(uri.get());
      if (!uri.get().scheme().equals("mailto")) {
        findings.warning(
            "DMARC-025",
            at,
            "%s: receivers need to support mailto: only".formatted(written),
            DmarcParser.FORMAT);
      }
    }
  }

  /** RFC 7489 let a size limit follow; RFC 9989 has reporters ignore it. */
  private static String withoutSize(String tag, String written, int at, Findings findings) {
    var size = SIZE.matcher(written);
    if (!size.matches()) {
      return written;
    }
    findings.info(
        "DMARC-028",
        at,
        "%s: the size limit after ! is historic and ignored; leave it out".formatted(tag),
        DmarcParser.GRAMMAR);
    return size.group(1);
  }

  private static String fault(String tag, String written) {
    if (written.isEmpty()) {
      return "%s has an empty address; write mailto:dmarc@example.com".formatted(tag);
    }
    return written.indexOf('@') > 0 && written.indexOf(':') < 0
        ? "%s: %s needs mailto: in front".formatted(tag, written)
        : "%s: '%s' is no reporting address; write mailto:dmarc@example.com"
            .formatted(tag, written);
  }
}
