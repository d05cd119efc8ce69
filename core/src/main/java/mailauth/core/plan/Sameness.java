package mailauth.core.plan;

import java.util.List;
import mailauth.core.dmarc.DmarcReading;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Finding;
import mailauth.core.posture.Purpose;

/** Whether what stands says what shall stand, however it is spaced or split into strings. */
final class Sameness {
  private Sameness() {}

  static boolean same(Purpose purpose, List<Rdata> before, Rdata after) {
    return before.size() == 1 && same(purpose, before.getFirst(), after);
  }

  private static boolean same(Purpose purpose, Rdata before, Rdata after) {
    if (before instanceof Txt was && after instanceof Txt is) {
      return was.joined().equals(is.joined())
          || (purpose == Purpose.DMARC && sameDmarc(was.text(), is.text()));
    }
    return before.equals(after);
  }

  /** Historic tags and the like count as a difference: what they say, ours must not. */
  private static boolean sameDmarc(String before, String after) {
    var was = DmarcRecord.parse(before);
    var is = DmarcRecord.parse(after);
    return was.isRecord() && was.record().equals(is.record()) && ids(was).equals(ids(is));
  }

  private static List<String> ids(DmarcReading reading) {
    return reading.problems().stream().map(Finding::id).sorted().toList();
  }
}
