package mailauth.cli.report;

import java.util.List;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Tally;

/** Who sent, as tables for a page or a ticket. */
public final class SummaryMarkdown {
  private SummaryMarkdown() {}

  public static String of(List<Evidence> domains) {
    var out = new StringBuilder("### mailauth report summary\n");
    for (var evidence : domains) {
      out.append("\n#### %s\n\n%s\n".formatted(evidence.domain(), Figures.basis(evidence)));
      Figures.tls(evidence).ifPresent(tls -> out.append("\n%s\n".formatted(tls)));
      var sources = evidence.bySource();
      if (!sources.isEmpty()) {
        out.append("\n| sender | is | messages | DMARC | DKIM | SPF | first seen | last seen |\n");
        out.append("|---|---|---:|---:|---:|---:|---|---|\n");
      }
      for (var source : Ranking.of(sources)) {
        var tally = sources.getOrDefault(source, Tally.of(List.of()));
        out.append(
            "| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                    source.label().replace("|", "\\|"),
                    source.kind().text(),
                    Figures.number(tally.messages()),
                    Figures.percent(tally.dmarcRate()),
                    Figures.percent(tally.dkimRate()),
                    Figures.percent(tally.spfRate()),
                    Figures.day(tally.first()),
                    Figures.day(tally.last())));
      }
    }
    return out.toString();
  }
}
