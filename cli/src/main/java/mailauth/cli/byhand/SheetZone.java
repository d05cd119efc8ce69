package mailauth.cli.byhand;

import java.util.List;
import mailauth.cli.project.HandEntries.Page;
import mailauth.core.handentry.HandEntry;
import mailauth.core.handentry.NameForm;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Panels;
import mailauth.core.handentry.Task;
import mailauth.core.handentry.Typed;

/** Sheets as a snippet of a master file (RFC 1035 section 5), for a panel that takes one. */
public final class SheetZone {
  private final StringBuilder out = new StringBuilder();

  private SheetZone() {}

  /**
   * All domains, one zone after the other.
   *
   * @param names how owner names are written; without a final dot they would be relative
   */
  public static String of(List<Page> pages, NameForm names) {
    var zone = new SheetZone();
    var panel =
        new Panels()
            .named("bind")
            .orElseThrow()
            .typing(names == NameForm.RELATIVE ? NameForm.RELATIVE : NameForm.ABSOLUTE);
    pages.forEach(page -> zone.add(page, panel));
    return zone.out.toString();
  }

  private void add(Page page, Panel panel) {
    var sheet = page.sheet();
    comment("%s: %s".formatted(sheet.domain(), Hints.summary(List.of(sheet))));
    sheet.unread().ifPresent(why -> comment(Hints.unread(why)));
    line("$ORIGIN " + sheet.zone().absolute());
    for (var entry : sheet.entries()) {
      comment(
          "%s. %s"
              .formatted(
                  entry.task().text(), String.join(" ", Hints.of(entry, sheet.zone(), panel)))
              .strip());
      Typed.all(entry, sheet.zone(), panel).forEach(typed -> record(entry, typed));
    }
  }

  private void record(HandEntry entry, Typed typed) {
    var line = "%s %d IN %s %s".formatted(typed.name(), typed.ttl(), typed.type(), typed.value());
    if (entry.task() == Task.REMOVE) {
      comment(line);
    } else {
      line(line);
    }
  }

  /** What stands in DNS may hold anything, but in a comment no line may end. */
  private void comment(String text) {
    line("; " + text.replaceAll("[\\r\\n]+", " "));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
