package mailauth.cli.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import mailauth.core.evidence.Tally;

/** Charts as SVG: what passes below, what fails on top. */
final class DayChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 180;
  private static final int LEFT = 60;
  private static final int TOP = 14;
  private static final int FOOT = 22;
  private static final int LABELS = 8;
  private static final double WIDEST = 40;

  private DayChart() {}

  /** A column for each day from the first to the last, those without mail included. */
  static String of(SortedMap<LocalDate, Tally> days) {
    var first = days.firstKey();
    int count = (int) ChronoUnit.DAYS.between(first, days.lastKey()) + 1;
    long most = days.values().stream().mapToLong(Tally::messages).max().orElse(1);
    double step = (double) (WIDTH - LEFT) / count;
    var svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"messages by day\">\n"
            .formatted(WIDTH, HEIGHT + TOP + FOOT));
    axis(svg, most);
    for (int i = 0; i < count; i++) {
      var day = first.plusDays(i);
      double x = LEFT + i * step;
      column(svg, day, days.getOrDefault(day, Tally.of(List.of())), most, x, step);
      int every = Math.ceilDiv(count, LABELS);
      if (i % every == 0) {
        svg.append(
            "<text x=\"%s\" y=\"%d\">%s</text>\n".formatted(number(x), HEIGHT + TOP + 15, day));
      }
    }
    return svg.append("</svg>\n").toString();
  }

  /** One bar that lies, as long as there are messages. */
  static String bar(Tally tally, long most) {
    double length = Math.max(2, 140.0 * tally.messages() / most);
    double passing = length * tally.dmarcRate();
    return "<svg viewBox=\"0 0 140 10\" role=\"img\" aria-label=\"%s pass\">"
            .formatted(Figures.percent(tally.dmarcRate()))
        + "<rect class=\"pass\" width=\"%s\" height=\"10\"/>".formatted(number(passing))
        + "<rect class=\"fail\" x=\"%s\" width=\"%s\" height=\"10\"/></svg>"
            .formatted(number(passing), number(length - passing));
  }

  private static void axis(StringBuilder svg, long most) {
    for (int part = 0; part <= 2; part++) {
      int y = TOP + HEIGHT - HEIGHT * part / 2;
      svg.append(
          "<line class=\"line\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n"
              .formatted(LEFT, WIDTH, y, y));
      if (part == 2 || most % 2 == 0 || part == 0) {
        svg.append(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
                .formatted(LEFT - 8, y + 4, Figures.number(most * part / 2)));
      }
    }
  }

  private static void column(
      StringBuilder svg, LocalDate day, Tally tally, long most, double x, double step) {
    double width = Math.min(WIDEST, step * 0.8);
    double passing = (double) HEIGHT * tally.dmarc() / most;
    double failing = (double) HEIGHT * tally.failing() / most;
    svg.append(
        "<g><title>%s: %s pass, %s fail</title>"
            .formatted(day, Figures.number(tally.dmarc()), Figures.number(tally.failing())));
    rect(svg, "pass", x, TOP + HEIGHT - passing, width, passing);
    rect(svg, "fail", x, TOP + HEIGHT - passing - failing, width, failing);
    svg.append("</g>\n");
  }

  private static void rect(
      StringBuilder svg, String kind, double x, double y, double width, double height) {
    if (height > 0) {
      svg.append(
          "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
              .formatted(kind, number(x), number(y), number(width), number(height)));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
