package mailauth.cli.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.Tally;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Who sent, for scripts. */
public final class SummaryJson {
  private SummaryJson() {}

  public static String of(List<Evidence> domains) {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", "mailauth-report-summary/1");
    json.put("domains", domains.stream().map(SummaryJson::domain).toList());
    return JsonObject.write(json);
  }

  private static Map<String, @Nullable Object> domain(Evidence evidence) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("domain", evidence.domain().text());
    json.put("reports", evidence.receipts().size());
    json.put("reporters", List.copyOf(evidence.reporters()));
    json.put("firstReport", evidence.firstReport().map(Instant::toString).orElse(null));
    json.put("lastReport", evidence.lastReport().map(Instant::toString).orElse(null));
    json.put("reportDays", evidence.reportDays().size());
    json.put("total", tally(evidence.tally()));
    var sources = evidence.bySource();
    json.put(
        "sources",
        Ranking.of(sources).stream()
            .map(source -> source(source, sources.getOrDefault(source, Tally.of(List.of()))))
            .toList());
    var names = new LinkedHashMap<String, Object>();
    evidence.byHeaderFrom().forEach((name, tally) -> names.put(name.text(), tally(tally)));
    json.put("headerFrom", names);
    json.put("tls", tls(evidence));
    return json;
  }

  private static Map<String, @Nullable Object> source(Source source, Tally tally) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("sender", source.label());
    json.put("kind", source.kind().name().toLowerCase(Locale.ROOT));
    json.putAll(tally(tally));
    return json;
  }

  private static Map<String, @Nullable Object> tally(Tally tally) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("messages", tally.messages());
    json.put("dmarcPass", tally.dmarc());
    json.put("dkimAligned", tally.dkim());
    json.put("spfAligned", tally.spf());
    json.put("days", tally.days());
    json.put("firstSeen", tally.first().map(LocalDate::toString).orElse(null));
    json.put("lastSeen", tally.last().map(LocalDate::toString).orElse(null));
    return json;
  }

  private static Map<String, Object> tls(Evidence evidence) {
    var json = new LinkedHashMap<String, Object>();
    json.put("reports", evidence.tls().receipts().size());
    json.put("successful", evidence.tls().successful());
    json.put("failed", evidence.tls().failed());
    json.put("failures", evidence.tls().failures());
    return json;
  }
}
