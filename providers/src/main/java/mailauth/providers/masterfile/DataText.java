package mailauth.providers.masterfile;

import java.util.List;
import java.util.stream.Collectors;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;

/** Writes a record's new data where its old data stood. */
final class DataText {
  private DataText() {}

  /** One line, or one line for each string where the old strings had that. */
  static String of(Rdata rdata, ResourceRecord old) {
    boolean several = rdata instanceof Txt txt && txt.strings().size() > 1;
    var text = old.source().text();
    int feed = text.indexOf('\n', old.dataStart());
    boolean lines =
        feed >= 0 && feed < old.line().contentEnd() && text.charAt(old.dataStart()) == '(';
    if (!several || !lines || old.data().isEmpty()) {
      return rdata.toString();
    }
    var newLine = old.source().lineEnd() + indent(text, feed + 1);
    var head = gap(text, old.dataStart() + 1, old.data().getFirst().start(), newLine);
    var tail = gap(text, old.data().getLast().end(), old.line().contentEnd() - 1, newLine);
    return ((Txt) rdata)
        .strings().stream()
            .map(string -> new Txt(List.of(string)).toString())
            .collect(Collectors.joining(newLine, "(" + head, tail + ")"));
  }

  private static String gap(String text, int start, int end, String newLine) {
    var gap = text.substring(start, Math.max(start, end));
    return gap.indexOf('\n') >= 0 ? newLine : gap.isBlank() ? gap : " ";
  }

  private static String indent(String text, int start) {
    int end = start;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }
}
