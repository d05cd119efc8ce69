package mailauth.cli.byhand;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.handentry.HandEntry;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Sheet;
import mailauth.core.handentry.Typed;

/**
 * A row of a table.
 *
 * @param cells what to do, then what goes into the panel's fields
 * @param hints what to know about it
 */
record SheetRow(List<String> cells, List<String> hints) {

  /** The heads of the columns. */
  static List<String> heads(Sheet sheet, Panel panel) {
    return hasPriority(sheet, panel)
        ? List.of("do", "type", "name", "TTL", "priority", "value")
        : List.of("do", "type", "name", "TTL", "value");
  }

  static List<SheetRow> of(Sheet sheet, Panel panel) {
    var rows = new ArrayList<SheetRow>();
    for (var entry : sheet.entries()) {
      var all = Typed.all(entry, sheet.zone(), panel);
      for (int i = 0; i < all.size(); i++) {
        var hints = i == all.size() - 1 ? Hints.of(entry, sheet.zone(), panel) : List.<String>of();
        rows.add(new SheetRow(cells(entry, all.get(i), hasPriority(sheet, panel), panel), hints));
      }
    }
    return rows;
  }

  private static List<String> cells(
      HandEntry entry, Typed typed, boolean hasPriority, Panel panel) {
    var cells = new ArrayList<String>();
    cells.add(entry.task().text());
    cells.add(typed.type());
    cells.add(typed.name().isEmpty() ? "(empty)" : typed.name());
    cells.add(panel.ownTtl() ? String.valueOf(typed.ttl()) : "-");
    if (hasPriority) {
      cells.add(typed.priority().map(String::valueOf).orElse("-"));
    }
    cells.add(typed.value());
    return cells;
  }

  private static boolean hasPriority(Sheet sheet, Panel panel) {
    return sheet.entries().stream()
        .flatMap(entry -> Typed.all(entry, sheet.zone(), panel).stream())
        .anyMatch(typed -> typed.priority().isPresent());
  }
}
