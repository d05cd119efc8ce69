package mailauth.cli.report;

import java.util.List;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.Tally;

/** Who sent, as a page of its own: charts drawn in place, no script, nothing from elsewhere. */
public final class SummaryHtml {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>mailauth report summary</title>
      <style>
      :root { --ink: #1d2430; --soft: #667085; --line: #d9dee7; --paper: #ffffff; --pass: #1a7f5a; --fail: #c9472b; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e6e9ef; --soft: #98a2b3; --line: #333b49; --paper: #12161d; --pass: #3fb68b; --fail: #f0795b; }
      }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto; max-width: 68rem; padding: 0 1rem; }
      h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin: 2.5rem 0 0; } p { color: var(--soft); margin: .2rem 0 1rem; }
      svg { display: block; width: 100%; height: auto; } svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
      .pass { fill: var(--pass); } .fail { fill: var(--fail); } .line { stroke: var(--line); }
      .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin-top: 1rem; font-variant-numeric: tabular-nums; }
      th, td { text-align: right; padding: .35rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
      th { color: var(--soft); font-weight: 500; } th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
      td svg { width: 9rem; } .key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin: 0 .3em 0 1em; }
      .key.pass { background: var(--pass); margin-left: 0; } .key.fail { background: var(--fail); }
      </style>
      </head>
      <body>
      <h1>mailauth report summary</h1>
      <p><span class="key pass"></span>passes DMARC<span class="key fail"></span>fails</p>
      """;

  private final StringBuilder out = new StringBuilder(HEAD);

  private SummaryHtml() {}

  public static String of(List<Evidence> domains) {
    var page = new SummaryHtml();
    domains.forEach(page::add);
    return page.out.append("</body>\n</html>\n").toString();
  }

  private void add(Evidence evidence) {
    out.append("<h2>%s</h2>\n".formatted(text(evidence.domain().text())));
    out.append("<p>%s</p>\n".formatted(text(Figures.basis(evidence))));
    Figures.tls(evidence).ifPresent(tls -> out.append("<p>%s</p>\n".formatted(text(tls))));
    if (evidence.observations().isEmpty()) {
      return;
    }
    out.append(DayChart.of(evidence.byDay()));
    var sources = evidence.bySource();
    long most = sources.values().stream().mapToLong(Tally::messages).max().orElse(1);
    out.append(
        """
        <div class="wide"><table>
        <tr><th>sender</th><th>is</th><th>messages</th><th></th><th>DMARC</th><th>DKIM</th><th>SPF</th><th>first seen</th><th>last seen</th></tr>
        """);
    Ranking.of(sources)
        .forEach(source -> row(source, sources.getOrDefault(source, Tally.of(List.of())), most));
    out.append("</table></div>\n");
  }

  private void row(Source source, Tally tally, long most) {
    out.append("<tr>");
    cell(source.label());
    cell(source.kind().text());
    cell(Figures.number(tally.messages()));
    out.append("<td>").append(DayChart.bar(tally, most)).append("</td>");
    cell(Figures.percent(tally.dmarcRate()));
    cell(Figures.percent(tally.dkimRate()));
    cell(Figures.percent(tally.spfRate()));
    cell(Figures.day(tally.first()));
    cell(Figures.day(tally.last()));
    out.append("</tr>\n");
  }

  private void cell(String text) {
    out.append("<td>").append(text(text)).append("</td>");
  }

  /** Reports are written by strangers. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
