package mailauth.cli.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import mailauth.cli.render.Html;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Tally;

/**
 * Charts as SVG: what passes below, what fails on top. They stretch to any width, so their words
 * stand beside them, where they stay legible.
 */
final class DayChart {
  private static final double HEIGHT = 100;
  private static final double THICK = 0.8;

  private DayChart() {}

  /** A column for each day from the first to the last, and a shade where nobody reported. */
  static String of(Evidence evidence) {
    var days = evidence.byDay();
    var reported = evidence.reportDays();
    var first = reported.first();
    int count = (int) ChronoUnit.DAYS.between(first, reported.last()) + 1;
    long most = roundUp(days.values().stream().mapToLong(Tally::messages).max().orElse(1));
    var svg = new StringBuilder();
    svg.append(
        "<div class=\"chart\"><div class=\"most\"><span>%s</span><span>%s</span><span>0</span></div>\n"
            .formatted(Figures.number(most), most % 2 == 0 ? Figures.number(most / 2) : ""));
    svg.append(open("0 0 %d 100".formatted(count), "messages by day"));
    for (int i = 0; i < count; i++) {
      var day = first.plusDays(i);
      if (reported.contains(day)) {
        column(svg, day, days.getOrDefault(day, Tally.of(List.of())), most, i);
      } else {
        svg.append("<g><title>%s: no reports</title>".formatted(day));
        rect(svg, "void", i, 0, 1, HEIGHT);
        svg.append("</g>\n");
      }
    }
    return svg.append("</svg>\n").append(labels(first, count)).append("</div>\n").toString();
  }

  /** One bar that lies, as long as there are messages. */
  static String bar(Tally tally, long most) {
    double length = Math.max(1, 100.0 * tally.messages() / most);
    double passing = length * tally.dmarcRate();
    var svg = new StringBuilder();
    svg.append(open("0 0 100 1", Figures.percent(tally.dmarcRate()) + " pass"));
    rect(svg, "pass", 0, 0, passing, 1);
    rect(svg, "fail", passing, 0, length - passing, 1);
    return svg.append("</svg>").toString();
  }

  /** What a colour means. */
  static String key(String kind, String meaning) {
    return "<li><svg viewBox=\"0 0 1 1\" aria-hidden=\"true\">"
        + "<rect class=\"%s\" width=\"1\" height=\"1\"/></svg>%s</li>\n"
            .formatted(kind, Html.escape(meaning));
  }

  /** The next of 1, 2, 4, 6, 8 and 10, and these times a power of ten. */
  static long roundUp(long count) {
    long power = 1;
    while (power * 10 < count) {
      power *= 10;
    }
    for (int digit : new int[] {1, 2, 4, 6, 8}) {
      if (digit * power >= count) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  /** The first day, the last, and one or two between. */
  private static String labels(LocalDate first, int count) {
    int gaps = Math.min(count - 1, 3);
    var labels = new StringBuilder("<div class=\"days\">");
    for (int i = 0; i <= gaps; i++) {
      var day = first.plusDays(gaps == 0 ? 0 : (long) (count - 1) * i / gaps);
      labels.append("<span>").append(day).append("</span>");
    }
    return labels.append("</div>\n").toString();
  }

  private static String open(String box, String label) {
    return "<svg viewBox=\"%s\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">\n"
        .formatted(box, Html.escape(label));
  }

  private static void column(StringBuilder svg, LocalDate day, Tally tally, long most, double x) {
    double passing = HEIGHT * tally.dmarc() / most;
    double failing = HEIGHT * tally.failing() / most;
    svg.append(
        "<g><title>%s: %s pass, %s fail</title>"
            .formatted(day, Figures.number(tally.dmarc()), Figures.number(tally.failing())));
    double left = x + (1 - THICK) / 2;
    rect(svg, "pass", left, HEIGHT - passing, THICK, passing);
    rect(svg, "fail", left, HEIGHT - passing - failing, THICK, failing);
    svg.append("</g>\n");
  }

  private static void rect(
      StringBuilder svg, String kind, double x, double y, double width, double height) {
    if (height > 0 && width > 0) {
      svg.append(
          "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
              .formatted(kind, number(x), number(y), number(width), number(height)));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
