package mailauth.cli.report;

import static mailauth.cli.render.Html.escape;

import java.util.List;
import java.util.Optional;
import mailauth.cli.render.HtmlPage;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.Tally;

/** Who sent, as a page of its own: charts drawn in place, no script, nothing from elsewhere. */
public final class SummaryHtml {
  private final HtmlPage page =
      new HtmlPage("Mail reports", List.of("page.css", "reports.css"), "");

  private SummaryHtml() {}

  public static String of(List<Evidence> domains) {
    var html = new SummaryHtml();
    html.page.line("<header><h1>Who sends, by what receivers report</h1></header>");
    html.page.line(
        "<ul class=\"key\">%s%s%s</ul>"
            .formatted(
                DayChart.key("pass", "passes DMARC"),
                DayChart.key("fail", "fails DMARC"),
                DayChart.key("void", "no reports on that day")));
    domains.forEach(html::add);
    return html.page.end(
        "Made by mailauth. DKIM and SPF count where they pass with the domain that people see;"
            + " DMARC passes by either.");
  }

  private void add(Evidence evidence) {
    page.line("<section><h2>%s</h2>".formatted(escape(evidence.domain().text())));
    lead(Figures.basis(evidence));
    Figures.tls(evidence).ifPresent(this::lead);
    if (!evidence.observations().isEmpty()) {
      page.line(DayChart.of(evidence));
      table(evidence);
    }
    page.line("</section>");
  }

  private void lead(String text) {
    page.line("<p class=\"lead\">%s</p>".formatted(escape(text)));
  }

  private void table(Evidence evidence) {
    var sources = evidence.bySource();
    long most = sources.values().stream().mapToLong(Tally::messages).max().orElse(1);
    page.line("<table><thead><tr><th>sender</th><th>messages</th><th></th><th>DMARC</th>");
    page.line("<th>DKIM</th><th>SPF</th><th>first seen</th><th>last seen</th></tr></thead><tbody>");
    var kind = Optional.<Source.Kind>empty();
    for (var source : Ranking.of(sources)) {
      if (kind.filter(source.kind()::equals).isEmpty()) {
        kind = Optional.of(source.kind());
        page.line("<tr><th colspan=\"8\">%s</th></tr>".formatted(escape(source.kind().text())));
      }
      page.line(row(source, sources.getOrDefault(source, Tally.of(List.of())), most));
    }
    page.line("</tbody></table>");
  }

  private static String row(Source source, Tally tally, long most) {
    return "<tr>"
        + cell("sender", escape(source.label()))
        + cell("messages", Figures.number(tally.messages()))
        + cell("", DayChart.bar(tally, most))
        + cell("DMARC", Figures.percent(tally.dmarcRate()))
        + cell("DKIM", Figures.percent(tally.dkimRate()))
        + cell("SPF", Figures.percent(tally.spfRate()))
        + cell("first seen", Figures.day(tally.first()))
        + cell("last seen", Figures.day(tally.last()))
        + "</tr>";
  }

  private static String cell(String is, String html) {
    return "<td data-is=\"%s\">%s</td>".formatted(is, html);
  }
}
