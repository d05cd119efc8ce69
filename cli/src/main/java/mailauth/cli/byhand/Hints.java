package mailauth.cli.byhand;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.handentry.HandEntry;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Sheet;
import mailauth.core.handentry.Task;
import mailauth.core.handentry.Typed;

/** The sentences beside what is to be typed. */
final class Hints {
  private Hints() {}

  /** What to know about an entry, in the order in which it matters. */
  static List<String> of(HandEntry entry, Name zone, Panel panel) {
    var hints = new ArrayList<String>();
    if (entry.waits() && !entry.isDone()) {
      hints.add("Wait until all above it shows in DNS: mailauth render --verify says when.");
    }
    if (entry.task() != Task.NEW && entry.task() != Task.RIGHT) {
      hints.add(entry.task().instruction());
    }
    if (entry.task() == Task.CHANGE || entry.task() == Task.MERGE) {
      for (var value : entry.standing()) {
        hints.add("It says now: " + now(value, zone, panel));
      }
    }
    if (entry.others() > 0 && !entry.isDone()) {
      hints.add(
          entry.others() == 1
              ? "Leave the other %s record of this name as it is.".formatted(entry.key().type())
              : "Leave the %d other %s records of this name as they are."
                  .formatted(entry.others(), entry.key().type()));
    }
    Typed.all(entry, zone, panel).stream()
        .flatMap(typed -> typed.warnings().stream())
        .distinct()
        .forEach(hints::add);
    return hints;
  }

  static String now(Rdata value, Name zone, Panel panel) {
    return Typed.value(value, zone, panel, false);
  }

  /** What to know where today's DNS is not known. */
  static String unread(String why) {
    return "Today's DNS is not known (%s). ".formatted(why)
        + "If a TXT record that begins with v=spf1 stands there, keep its other senders: add them"
        + " to the one shown.";
  }

  /** How much there is to do, in a sentence. */
  static String summary(List<Sheet> sheets) {
    return "To add: %d. To change: %d. To delete: %d. Right already: %d.%s"
        .formatted(
            count(sheets, Task.NEW),
            count(sheets, Task.CHANGE) + count(sheets, Task.MERGE),
            count(sheets, Task.REMOVE),
            count(sheets, Task.RIGHT),
            count(sheets, Task.UNKNOWN) == 0
                ? ""
                : " Not known: %d.".formatted(count(sheets, Task.UNKNOWN)));
  }

  private static long count(List<Sheet> sheets, Task task) {
    return sheets.stream()
        .flatMap(sheet -> sheet.entries().stream())
        .filter(entry -> entry.task() == task)
        .count();
  }
}
