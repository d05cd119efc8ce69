package mailauth.core.check.spf;

import java.util.Map;
import java.util.regex.Pattern;
import mailauth.core.check.issue.Issues;
import mailauth.core.dns.RRsetKey;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Modifier;
import mailauth.core.spf.SpfRecord;

/** What a record's terms say that no other lint looks at. */
final class TermChecks {
  /** Names that their services replaced, and by what. */
  private static final Map<String, String> REPLACED =
      Map.of(
          "aspmx.googlemail.com", "_spf.google.com",
          "googlemail.com", "_spf.google.com",
          "spf.sendinblue.com", "spf.brevo.com");

  private static final Pattern LOCAL_PART =
      Pattern.compile("%\\{[ls][0-9]*r?[.+,/_=-]*}", Pattern.CASE_INSENSITIVE);
  private static final Pattern FOREIGN_LETTER = Pattern.compile("[:=][^ ]*[\\x80-\\xff]");

  private TermChecks() {}

  static void run(RRsetKey key, String octets, SpfRecord record, Issues issues) {
    checkOrder(key, record, issues);
    for (var term : record.terms()) {
      if (LOCAL_PART.matcher(term.text()).find()) {
        issues.add("SPF-044", key, "%s looks at the part before the @".formatted(term.text()));
      }
      var target = term.text().replaceFirst("^[+?~-]?(include:|redirect=)", "");
      var now = REPLACED.get(target);
      if (now != null) {
        issues.add("SPF-047", key, "%s is the old name of %s".formatted(target, now));
      }
    }
    if (FOREIGN_LETTER.matcher(octets).find()) {
      issues.add("SPF-048", key, "a name in the record is not in its xn-- form");
    }
  }

  private static void checkOrder(RRsetKey key, SpfRecord record, Issues issues) {
    var terms = record.terms();
    for (int i = 0; i + 1 < terms.size(); i++) {
      boolean later =
          terms.subList(i + 1, terms.size()).stream().anyMatch(Directive.class::isInstance);
      if (terms.get(i) instanceof Modifier modifier && later) {
        issues.add("SPF-019", key, "%s stands before a mechanism".formatted(modifier.text()));
        return;
      }
    }
  }
}
