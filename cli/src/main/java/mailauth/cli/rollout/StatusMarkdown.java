package mailauth.cli.rollout;

import mailauth.core.plan.Progress;

/** Rollouts as a table for a wiki or an issue. */
public final class StatusMarkdown {
  private StatusMarkdown() {}

  /** Ends in a line feed. */
  public static String of(Status status) {
    var out = new StringBuilder();
    out.append("| name | policy | stage | since | next | earliest | waits for |\n");
    out.append("|---|---|---|---|---|---|---|\n");
    status.rollouts().forEach(progress -> out.append(row(progress)));
    status
        .rotations()
        .forEach(r -> out.append("\n- `%s` DKIM %s\n".formatted(r.domain(), Words.rotation(r))));
    status
        .failed()
        .forEach(d ->
            out.append(
                "\n- `%s` could not be planned: %s\n"
                    .formatted(d.domain(), d.failure().orElse(""))));
    return out.toString();
  }

  private static String row(Progress progress) {
    return "| `%s` | %s | %d of %d: `%s` | %s | `%s` | %s | %s |\n"
        .formatted(
            progress.name(),
            Words.policy(progress),
            progress.at() + 1,
            progress.stages().size(),
            Words.stage(progress),
            Words.since(progress),
            Words.next(progress),
            Words.when(progress),
            progress.setback().orElse(Words.gates(progress)));
  }
}
