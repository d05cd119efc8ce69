package mailauth.cli.report;

import java.util.List;
import java.util.Optional;
import mailauth.cli.render.Style;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.Tally;

/** Who sent, for a terminal: a table with a bar for each source. */
public final class SummaryText {
  private static final int BAR = 20;
  private static final int LABEL = 28;

  /** As many sources of a kind are worth a line. */
  private static final int MOST = 12;

  private static final String ROW = "    %-28s %9s %8s %8s %8s  %10s  %10s  %s";

  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private SummaryText(Style style) {
    this.style = style;
  }

  /** The domains in the given order; ends in a line feed. */
  public static String of(List<Evidence> domains, Style style) {
    var text = new SummaryText(style);
    domains.forEach(text::add);
    return text.out.toString();
  }

  private void add(Evidence evidence) {
    line(style.strong(evidence.domain().text()) + ": " + Figures.basis(evidence));
    Figures.tls(evidence).ifPresent(tls -> line("  " + tls));
    var sources = evidence.bySource();
    if (sources.isEmpty()) {
      return;
    }
    line(
        style.faint(
            ROW.formatted("", "messages", "DMARC", "DKIM", "SPF", "first seen", "last seen", "")
                .stripTrailing()));
    long most = sources.values().stream().mapToLong(Tally::messages).max().orElse(1);
    Optional<Source.Kind> last = Optional.empty();
    int shown = 0;
    int hidden = 0;
    for (var source : Ranking.of(sources)) {
      shown = last.equals(Optional.of(source.kind())) ? shown + 1 : 0;
      if (shown >= MOST) {
        hidden++;
        continue;
      }
      if (!last.equals(Optional.of(source.kind()))) {
        line("  " + source.kind().text());
        last = Optional.of(source.kind());
      }
      add(source, sources.getOrDefault(source, Tally.of(List.of())), most);
    }
    if (hidden > 0) {
      line(
          "  and %,d smaller sources; --format markdown, json or --html FILE names them all"
              .formatted(hidden));
    }
  }

  private void add(Source source, Tally tally, long most) {
    line(
        ROW.formatted(
            shortened(source.label()),
            Figures.number(tally.messages()),
            Figures.percent(tally.dmarcRate()),
            Figures.percent(tally.dkimRate()),
            Figures.percent(tally.spfRate()),
            Figures.day(tally.first()),
            Figures.day(tally.last()),
            bar(tally, most)));
  }

  /** As long as there are messages; the full part passes, and what fails is at least one mark. */
  private String bar(Tally tally, long most) {
    int length = (int) Math.max(1, Math.round((double) BAR * tally.messages() / most));
    int failing = (int) Math.ceil(length * (1 - tally.dmarcRate()));
    return style.added("█".repeat(length - failing)) + style.removed("░".repeat(failing));
  }

  private static String shortened(String label) {
    return label.length() <= LABEL ? label : label.substring(0, LABEL - 3) + "...";
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
