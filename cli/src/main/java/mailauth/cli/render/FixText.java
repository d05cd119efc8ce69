package mailauth.cli.render;

import java.util.List;
import mailauth.cli.project.Fixing;
import mailauth.cli.project.Fixing.Step;

/** What fixes change in the YAML, finding by finding. */
public final class FixText {
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private FixText(Style style) {
    this.style = style;
  }

  /**
   * The changes, and what is left to a person.
   *
   * @param isWritten whether the files are what is shown
   */
  public static String of(Fixing fixing, Style style, boolean isWritten) {
    var text = new FixText(style);
    fixing.steps().forEach(text::add);
    int fixed = (int) fixing.steps().stream().filter(Step.Edited.class::isInstance).count();
    text.line(
        style.strong(
            fixed == 0
                ? "Nothing to fix in the YAML."
                : "%s %s in %s%s"
                    .formatted(
                        Phrases.count(fixed, "finding", "findings"),
                        isWritten ? "fixed" : "would be fixed",
                        String.join(", ", fixing.changed()),
                        isWritten ? "; now plan and apply." : ".")));
    return text.out.toString();
  }

  private void add(Step step) {
    switch (step) {
      case Step.Edited(var issue, var file, var before, var after) -> {
        line("fix %s: %s".formatted(issue.check().id(), issue.message()));
        hunk(file, before.lines().toList(), after.lines().toList());
      }
      case Step.Left(var issue, var why) -> line("left %s: %s".formatted(issue.check().id(), why));
    }
  }

  /** An edit is at one place, or nearly: what stands before and behind it is the same. */
  private void hunk(String file, List<String> before, List<String> after) {
    int shorter = Math.min(before.size(), after.size());
    int head = 0;
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    line(style.faint("  %s:%d".formatted(file, head + 1)));
    before.subList(head, before.size() - tail).forEach(l -> line(style.removed("  - " + l)));
    after.subList(head, after.size() - tail).forEach(l -> line(style.added("  + " + l)));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
