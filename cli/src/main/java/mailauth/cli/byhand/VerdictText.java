package mailauth.cli.byhand;

import java.util.List;
import mailauth.cli.render.Style;
import mailauth.core.handentry.Verdict;

/** What became of the records that a person entered, for a terminal. */
public final class VerdictText {
  private VerdictText() {}

  /** One domain's records. */
  public static String of(String domain, List<Verdict> verdicts, Style style) {
    var out = new StringBuilder();
    out.append(style.strong(domain)).append('\n');
    verdicts.forEach(verdict -> out.append(line(verdict, style)).append('\n'));
    return out.toString();
  }

  private static String line(Verdict verdict, Style style) {
    var key = verdict.entry().key();
    return verdict
        .finding()
        .map(finding -> "  %s  %s: %s".formatted(style.removed("wrong"), key, finding.sentence()))
        .orElseGet(() -> "  %s  %s".formatted(style.added("right"), key));
  }

  /** The count, in a sentence. */
  public static String summary(List<Verdict> verdicts) {
    long right = verdicts.stream().filter(Verdict::isRight).count();
    return right == verdicts.size()
        ? "All %d are right.".formatted(right)
        : "%d of %d are right.".formatted(right, verdicts.size());
  }
}
