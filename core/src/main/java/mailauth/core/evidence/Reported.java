package mailauth.core.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.report.AggregateHead;
import mailauth.core.report.AggregateRow;
import mailauth.core.report.ReportId;
import mailauth.core.report.TlsReport;

/** One report as sightings, to be added to a {@link Ledger} when all of it was read. */
public record Reported(
    Name domain, Receipt receipt, Map<Sighting, Long> messages, Map<TlsSighting, Long> sessions) {
  /** A DMARC report without its rows, which {@link #count} adds. */
  public static Reported of(AggregateHead head) {
    var receipt = receipt(Receipt.Kind.DMARC, head.id(), head.policy());
    return new Reported(head.domain(), receipt, new HashMap<>(), Map.of());
  }

  /** A TLS report, domain by domain. */
  public static List<Reported> of(TlsReport report) {
    var receipt = receipt(Receipt.Kind.TLS, report.id(), Policy.NONE);
    var byDomain = new LinkedHashMap<Name, Map<TlsSighting, Long>>();
    for (var outcome : report.outcomes()) {
      var sessions = byDomain.computeIfAbsent(outcome.domain(), domain -> new HashMap<>());
      var well =
          new TlsSighting(receipt.day(), outcome.policy(), Optional.empty(), Optional.empty());
      sessions.merge(well, outcome.successful(), Long::sum);
      for (var failure : outcome.failures()) {
        var badly =
            new TlsSighting(
                receipt.day(), outcome.policy(), Optional.of(failure.type()), failure.mx());
        sessions.merge(badly, failure.sessions(), Long::sum);
      }
    }
    var reported = new ArrayList<Reported>();
    byDomain.forEach(
        (domain, sessions) -> reported.add(new Reported(domain, receipt, Map.of(), sessions)));
    return reported;
  }

  /**
   * Counts a row in.
   *
   * @param repeats of this thread
   */
  public void count(AggregateRow row, Repeats repeats) {
    var sighting =
        new Sighting(
            receipt.day(),
            row.headerFrom(),
            row.source(),
            row.dkim(),
            row.spf(),
            repeats.envelope(row.envelopes()),
            repeats.signatures(row.signatures()),
            row.override(),
            receipt.published());
    messages.merge(sighting, row.count(), Long::sum);
  }

  private static Receipt receipt(Receipt.Kind kind, ReportId id, Policy published) {
    return new Receipt(kind, id.reporter(), id.id(), id.begin(), id.end(), published);
  }
}
