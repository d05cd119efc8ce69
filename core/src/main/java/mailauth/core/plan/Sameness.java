package mailauth.core.plan;

import java.util.List;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
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

  private static boolean sameDmarc(String before, String after) {
    var was = DmarcRecord.parse(before);
    return was.isRecord()
        && was.problems().isEmpty()
        && was.record().equals(DmarcRecord.parse(after).record());
  }
}
