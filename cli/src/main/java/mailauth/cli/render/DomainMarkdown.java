package mailauth.cli.render;

import mailauth.core.plan.Change;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;

/**
 * One domain's part of a comment.
 *
 * @param domain whose part it is
 * @param body ends in a line feed
 */
record DomainMarkdown(DomainPlan domain, String body) {

  static DomainMarkdown of(DomainPlan domain) {
    var out = new StringBuilder();
    domain
        .failure()
        .ifPresent(why ->
            out.append("> [!CAUTION]\n> Could not be planned: ")
                .append(Markdown.text(why))
                .append('\n'));
    domain.notices().stream().filter(Phrases::speaks).forEach(gate -> out.append(line(gate)));
    if (!domain.changes().isEmpty()) {
      var diff = new StringBuilder();
      domain.changes().forEach(change -> diff.append(diff(change)));
      var fence = Markdown.fence(diff.toString());
      out.append(fence).append("diff\n").append(diff).append(fence).append('\n');
      domain.changes().forEach(change -> out.append(meaning(change)));
    }
    return new DomainMarkdown(domain, out.toString());
  }

  String open() {
    return "\n#### %s\n\n%s".formatted(Phrases.domain(domain), body);
  }

  String folded() {
    return "\n<details><summary><b>%s</b> %s</summary>\n\n%s\n</details>\n"
        .formatted(domain.domain(), DomainFigures.of(domain), body);
  }

  /** Where there is no room for more. */
  String listed() {
    return "- %s: %s\n".formatted(domain.domain(), DomainFigures.of(domain));
  }

  /** Diff blocks colour lines by their first character, which {@code ~} is not one of. */
  private static String diff(Change change) {
    return switch (change.action()) {
      case CREATE -> "+ " + Phrases.subject(change) + "\n";
      case DELETE -> "- " + Phrases.subject(change) + "\n";
      case UPDATE -> {
        var parts = Parts.of(change);
        var lines = new StringBuilder("! ").append(Phrases.subject(change)).append('\n');
        parts.removed().forEach(part -> lines.append("-     ").append(part).append('\n'));
        parts.added().forEach(part -> lines.append("+     ").append(part).append('\n'));
        yield lines.toString();
      }
    };
  }

  private static String meaning(Change change) {
    var lines = new StringBuilder();
    for (var effect : change.effects()) {
      lines.append("- `%s`: %s\n".formatted(change.key(), Markdown.text(effect)));
    }
    change.gates().stream().filter(Phrases::speaks).forEach(gate -> lines.append(line(gate)));
    return lines.toString();
  }

  private static String line(Gate gate) {
    return "- **%s**\n".formatted(Markdown.text(Phrases.gate(gate)));
  }
}
