package mailauth.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.dmarc.DmarcReading;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Severity;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.posture.Purpose;
import mailauth.core.tlsrpt.TlsRptRecord;

/** Whether what stands says what shall stand, however it is spaced or split into strings. */
public final class Sameness {
  private Sameness() {}

  /** Whether one purpose's values, as they stand, are those that shall stand. */
  public static boolean same(Purpose purpose, List<Rdata> before, List<? extends Rdata> after) {
    return before.size() == after.size()
        && (after.size() == 1
            ? same(purpose, before.getFirst(), after.getFirst())
            : new HashSet<>(before).containsAll(after));
  }

  /** Whether an addition stands among the values of others. */
  public static boolean contains(Optional<RRset> rrset, Rdata wanted) {
    return rrset.stream()
        .flatMap(set -> set.records().stream())
        .anyMatch(value -> same(Purpose.ADDITION, value, wanted));
  }

  private static boolean same(Purpose purpose, Rdata before, Rdata after) {
    if (before instanceof Txt was && after instanceof Txt is) {
      return was.joined().equals(is.joined()) || sameMeaning(purpose, was.text(), is.text());
    }
    return before.equals(after);
  }

  private static boolean sameMeaning(Purpose purpose, String before, String after) {
    return switch (purpose) {
      case DMARC -> sameDmarc(before, after);
      case MTA_STS -> sameMtaSts(before, after);
      case TLS_RPT -> sameTlsRpt(before, after);
      case BIMI -> sameBimi(before, after);
      case SERVICE, ADDITION, DKIM, SPF_PIECE, SPF, NULL_MX, DANE, REPORT_AUTHORIZATION -> false;
    };
  }

  /** Historic tags and the like count as a difference: what they say, ours must not. */
  private static boolean sameDmarc(String before, String after) {
    var was = DmarcRecord.parse(before);
    var is = DmarcRecord.parse(after);
    return was.isRecord() && was.record().equals(is.record()) && ids(was).equals(ids(is));
  }

  private static boolean sameMtaSts(String before, String after) {
    var was = MtaStsRecord.parse(before);
    return isSound(was.problems()) && was.record().equals(MtaStsRecord.parse(after).record());
  }

  private static boolean sameTlsRpt(String before, String after) {
    var was = TlsRptRecord.parse(before);
    return isSound(was.problems()) && was.record().equals(TlsRptRecord.parse(after).record());
  }

  private static boolean sameBimi(String before, String after) {
    var was = BimiRecord.parse(before);
    return isSound(was.problems()) && was.record().equals(BimiRecord.parse(after).record());
  }

  private static boolean isSound(List<Finding> problems) {
    return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
  }

  private static List<String> ids(DmarcReading reading) {
    return reading.problems().stream().map(Finding::id).sorted().toList();
  }
}
