package mailauth.core.bimi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.tags.TagList;

/**
 * The TXT record at {@code <selector>._bimi} (BIMI draft 14, section 4.2); what is empty is not in
 * it.
 *
 * @param l the logo's https URI; an empty text declines to take part
 * @param a the https URI of the mark certificate
 * @param avp which picture to prefer: {@code brand} or {@code personal}
 * @param lps the local-parts for which receivers look up a selector of their own
 */
public record BimiRecord(
    Optional<String> l, Optional<String> a, Optional<String> avp, List<String> lps) {
  static final String VERSION = "BIMI1";

  public BimiRecord {
    lps = List.copyOf(lps);
  }

  /** A record of a logo and perhaps its certificate. */
  public static BimiRecord of(String logo, Optional<String> certificate) {
    return new BimiRecord(
        Optional.of(encode(logo)),
        certificate.map(BimiRecord::encode),
        Optional.empty(),
        List.of());
  }

  /** Whether a TXT value below {@code _bimi} is a BIMI record, well-formed or not. */
  public static boolean isBimi(String text) {
    return TagList.begins(text, VERSION);
  }

  /** Reads any text. */
  public static BimiReading parse(String text) {
    return BimiParser.parse(text);
  }

  /** Whether the domain says that it shows no logo. */
  public boolean isDeclined() {
    return l.filter(String::isEmpty).isPresent() && a.orElse("").isEmpty();
  }

  /** The record's text, in one canonical order. */
  public String text() {
    var tags = new ArrayList<String>();
    tags.add("v=BIMI1");
    l.ifPresent(logo -> tags.add("l=" + logo));
    a.ifPresent(certificate -> tags.add("a=" + certificate));
    avp.ifPresent(picture -> tags.add("avp=" + picture));
    if (!lps.isEmpty()) {
      tags.add("lps=" + String.join(",", lps));
    }
    return String.join("; ", tags);
  }

  private static String encode(String uri) {
    return uri.replace(",", "%2C").replace(";", "%3B");
  }
}
