package mailauth.core.spf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Splits a record into terms and keeps the sound ones (RFC 7208 section 12). */
final class RecordParser {
  private final String octets;
  private final List<Term> terms = new ArrayList<>();
  private final List<SpfFault> faults = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  RecordParser(String octets) {
    this.octets = octets;
  }

  SpfParse parse() {
    int at = SpfRecord.VERSION.length();
    if (!SpfRecord.isSpf(octets)) {
      faults.add(new SpfFault(SpfFault.Kind.VERSION, 0, noVersion()));
      at = Math.max(0, octets.indexOf(' '));
    }
    while (at < octets.length()) {
      if (octets.charAt(at) == ' ') {
        at++;
        continue;
      }
      int end = octets.indexOf(' ', at);
      end = end < 0 ? octets.length() : end;
      read(octets.substring(at, end), at);
      at = end;
    }
    return new SpfParse(new SpfRecord(terms), faults);
  }

  private void read(String source, int offset) {
    try {
      var term = new TermParser(source, offset).parse();
      if (term instanceof Modifier modifier
          && (modifier.isRedirect() || modifier.isExp())
          && !seen.add(modifier.name())) {
        throw new Misread(
            SpfFault.Kind.DUPLICATE,
            offset,
            "%s= stands here for a second time; keep one of them".formatted(modifier.name()));
      }
      terms.add(term);
    } catch (Misread misread) {
      faults.add(misread.fault());
    }
  }

  private String noVersion() {
    var start = octets.split(" ", 2)[0];
    return "An SPF record begins with \"v=spf1\" and a space, not with \"%s\""
        .formatted(Excerpt.of(start));
  }
}
