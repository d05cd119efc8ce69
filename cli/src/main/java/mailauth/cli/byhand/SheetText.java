package mailauth.cli.byhand;

import java.util.List;
import mailauth.cli.project.HandEntries.Page;
import mailauth.cli.render.Style;
import mailauth.core.handentry.PolicyText;

/** Sheets as tables for a terminal. */
public final class SheetText {
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private SheetText(Style style) {
    this.style = style;
  }

  /** All domains, then how much there is to do; ends in a line feed. */
  public static String of(List<Page> pages, Style style) {
    var text = new SheetText(style);
    pages.forEach(text::add);
    text.line(style.strong(Hints.summary(pages.stream().map(Page::sheet).toList())));
    return text.out.toString();
  }

  private void add(Page page) {
    var sheet = page.sheet();
    line(
        "%s (zone %s, as %s wants it)"
            .formatted(style.strong(sheet.domain().text()), sheet.zone(), page.panel().title()));
    sheet.unread().ifPresent(why -> line("  " + style.changed("! " + Hints.unread(why))));
    page.panel().notes().forEach(note -> line("  " + style.faint(note)));
    table(page);
    sheet.policies().forEach(this::policy);
  }

  private void table(Page page) {
    var heads = SheetRow.heads(page.sheet(), page.panel());
    var rows = SheetRow.of(page.sheet(), page.panel());
    var widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              heads.get(i).length(),
              rows.stream().mapToInt(row -> row.cells().get(column).length()).max().orElse(0));
    }
    line("  " + style.faint(padded(heads, widths)));
    for (var row : rows) {
      line("  " + padded(row.cells(), widths));
      row.hints().forEach(hint -> line("      " + style.faint(hint)));
    }
  }

  /** The last column is as wide as it is, so that it can be copied. */
  private static String padded(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size() - 1; i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
    }
    return line.append(cells.getLast()).toString();
  }

  private void policy(PolicyText policy) {
    line(
        "  First have the web server %s serve this file as text/plain, with a good certificate and"
                .formatted(policy.host())
            + " no redirect:");
    line("      " + policy.url());
    policy.text().lines().forEach(written -> line("          " + written));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
