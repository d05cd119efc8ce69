package mailauth.cli.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mailauth.cli.render.Style;
import mailauth.core.plan.Progress;

/** Rollouts for a terminal: a ladder each, a line each where there are more, and then by stage. */
public final class StatusText {
  private static final int LADDERS = 6;
  private static final int LINES = 40;
  private static final String ROW = "%-32s %-8s %-34s %-15s %-10s  %s";

  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private StatusText(Style style) {
    this.style = style;
  }

  /** Sorted by domain; ends in a line feed. */
  public static String of(Status status, Style style) {
    var text = new StatusText(style);
    var rollouts = status.rollouts();
    if (rollouts.size() <= LADDERS) {
      rollouts.forEach(text::ladder);
    } else if (rollouts.size() <= LINES) {
      text.table(rollouts);
    } else {
      text.folded(rollouts);
    }
    status
        .rotations()
        .forEach(r -> text.line(text.style.strong(r.domain()) + " DKIM " + Words.rotation(r)));
    status
        .failed()
        .forEach(
            d -> text.line(text.style.removed("! ") + d.domain() + ": " + d.failure().orElse("")));
    if (rollouts.isEmpty()) {
      text.line("No policy climbs: write 'rollout: normal' under dmarc, spf or mta-sts.");
    }
    return text.out.toString();
  }

  private void ladder(Progress progress) {
    line(
        style.strong(progress.name().text())
            + " %s, rollout %s".formatted(Words.policy(progress), progress.profile()));
    for (int rung = progress.stages().size() - 1; rung >= 0; rung--) {
      line(rung(progress, rung));
    }
    if (progress.at() < 0) {
      line("  [>] nothing stands yet");
    }
    progress.setback().ifPresent(why -> line("  " + style.removed("goes back: ") + why));
    progress
        .missing()
        .forEach(m -> line("  waits for %s: %s".formatted(style.changed(m.gate()), m.message())));
  }

  private String rung(Progress progress, int rung) {
    boolean stands = rung == progress.at();
    var mark = stands ? "[>]" : rung < progress.at() ? "[x]" : "[ ]";
    var note =
        stands
            ? "stands since " + Words.since(progress)
            : rung == progress.planned()
                ? "next: mailauth rollout advance " + progress.name()
                : rung == progress.at() + 1 && progress.setback().isEmpty()
                    ? "next" + progress.earliest().map(", not before %s"::formatted).orElse("")
                    : "";
    var stage =
        stands ? progress.stage().orElse(progress.stages().get(rung)) : progress.stages().get(rung);
    return "  %s %-34s %s".formatted(mark, stage, note).stripTrailing();
  }

  private void table(List<Progress> rollouts) {
    line(style.faint(ROW.formatted("", "policy", "stage", "since", "next", "waits for")));
    rollouts.forEach(progress ->
        line(
            ROW.formatted(
                    progress.name(),
                    Words.policy(progress),
                    "%d/%d %s"
                        .formatted(
                            progress.at() + 1, progress.stages().size(), Words.stage(progress)),
                    Words.since(progress),
                    Words.when(progress),
                    progress.setback().isPresent() ? Words.next(progress) : Words.gates(progress))
                .stripTrailing()));
  }

  /** How many stand where, and by name only those that a person has something to do with. */
  private void folded(List<Progress> rollouts) {
    var moving = rollouts.stream().filter(p -> p.planned() != p.at()).toList();
    byStage(rollouts)
        .forEach((stage, there) -> {
          line("%s: %,d".formatted(style.strong(stage), there.size()));
          var waiting = there.stream().filter(Progress::waits).toList();
          gates(waiting).forEach((gate, count) -> line("  %,d wait for %s".formatted(count, gate)));
          waiting.stream()
              .flatMap(p -> p.earliest().stream())
              .min(Comparable::compareTo)
              .ifPresent(day -> line("  the first may go on on " + day));
        });
    if (!moving.isEmpty()) {
      line("%,d of %,d move with the next apply:".formatted(moving.size(), rollouts.size()));
      table(moving.stream().limit(LINES).toList());
      if (moving.size() > LINES) {
        line("and %,d more; --format json names them all".formatted(moving.size() - LINES));
      }
    }
    line("Name a domain with --domain to see its ladder.");
  }

  private static Map<String, List<Progress>> byStage(List<Progress> rollouts) {
    return rollouts.stream()
        .collect(
            Collectors.groupingBy(
                p -> "%s %s".formatted(Words.policy(p), Words.stage(p)),
                TreeMap::new,
                Collectors.toList()));
  }

  private static Map<String, Long> gates(List<Progress> waiting) {
    return waiting.stream()
        .flatMap(p -> p.missing().stream().map(Progress.Missing::gate).distinct())
        .collect(Collectors.groupingBy(gate -> gate, LinkedHashMap::new, Collectors.counting()));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
