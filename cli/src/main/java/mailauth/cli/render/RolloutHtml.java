package mailauth.cli.render;

import static mailauth.cli.render.Html.element;
import static mailauth.cli.render.Html.escape;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import mailauth.core.plan.Progress;

/** Where one policy stands on its way from lenient to strict, as a line of its stages. */
final class RolloutHtml {
  private final StringBuilder out = new StringBuilder();
  private final Progress progress;

  private RolloutHtml(Progress progress) {
    this.progress = progress;
  }

  static String of(Progress progress) {
    var html = new RolloutHtml(progress);
    html.timeline();
    html.reasons();
    return html.out.toString();
  }

  private void timeline() {
    line("<section class=\"rollout\">");
    line(
        "<h3>%s</h3>"
            .formatted(
                escape(
                    "%s of %s, rollout %s"
                        .formatted(
                            progress.purpose().text().toUpperCase(Locale.ROOT),
                            progress.name(),
                            progress.profile()))));
    line("<ol class=\"stages\">");
    for (int stage = 0; stage < progress.stages().size(); stage++) {
      line(
          "<li class=\"%s\"%s>%s %s</li>"
              .formatted(
                  type(stage),
                  stage == progress.at() ? " aria-current=\"step\"" : "",
                  element("b", "stage", progress.stages().get(stage)),
                  element("span", "when", when(stage))));
    }
    line("</ol>");
  }

  private String type(int stage) {
    if (stage == progress.at()) {
      return "stands";
    }
    if (stage == progress.planned()) {
      return "planned";
    }
    return stage < progress.at() ? "passed" : "ahead";
  }

  /** What is to be said of a stage; empty text for nothing. */
  private String when(int stage) {
    if (stage == progress.planned() && stage != progress.at()) {
      return "with this plan";
    }
    if (stage == progress.at()) {
      return "since " + progress.since().map(RolloutHtml::day).orElse("a day nobody remembers");
    }
    boolean isNext = stage == progress.at() + 1 && progress.waits();
    return isNext
        ? progress.earliest().map("not before %s"::formatted).orElse("not before what it waits for")
        : "";
  }

  private void reasons() {
    progress.setback().ifPresent(why -> line(element("p", "gate block", "goes back: " + why)));
    if (!progress.missing().isEmpty() && progress.waits()) {
      line("<ul class=\"missing\">");
      progress
          .missing()
          .forEach(m ->
              line(
                  "<li>waits for %s: %s</li>"
                      .formatted(element("code", "term", m.gate()), escape(m.message()))));
      line("</ul>");
    }
    line("</section>");
  }

  private static String day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
  }

  private void line(String html) {
    out.append(html).append('\n');
  }
}
