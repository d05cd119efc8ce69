package mailauth.cli.spf;

import java.util.LinkedHashMap;
import java.util.Map;
import mailauth.cli.render.Style;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.Directive;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.evaluation.SpfEvaluation;
import mailauth.core.spf.evaluation.SpfEvaluator;
import mailauth.core.spf.evaluation.SpfQuery;
import mailauth.core.spf.evaluation.Step;
import org.jspecify.annotations.Nullable;

/** One evaluation, step by step. */
public record Evaluation(SpfQuery query, SpfEvaluation outcome) implements Result {

  public static Evaluation of(Question question, SpfEvaluator evaluator) {
    var query = question.query();
    return new Evaluation(query, evaluator.evaluate(query));
  }

  @Override
  public String text(Style style) {
    var out = new StringBuilder();
    for (var step : outcome.trace()) {
      var subject = step.term().isEmpty() ? step.domain() : step.term();
      out.append("  ".repeat(step.depth()))
          .append("%s  %s\n".formatted(Printable.of(subject), Printable.of(step.words())));
    }
    out.append("%s: %s\n".formatted(style.strong(outcome.result().text()), meaning()));
    outcome
        .explanation()
        .ifPresent(why -> out.append("the domain says: %s\n".formatted(Printable.of(why))));
    return out.append(
            "%d of %d lookups, %d of %d void lookups\n"
                .formatted(
                    outcome.lookups(),
                    SpfLimits.LOOKUPS,
                    outcome.voidLookups(),
                    SpfLimits.VOID_LOOKUPS))
        .toString();
  }

  @Override
  public String json() {
    return JsonObject.write(members());
  }

  String jsonLine() {
    return JsonObject.writeLine(members());
  }

  private Map<String, @Nullable Object> members() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("result", outcome.result().text());
    json.put("mechanism", outcome.directive().map(Directive::source).orElse(null));
    json.put("explanation", outcome.explanation().orElse(null));
    json.put("lookups", outcome.lookups());
    json.put("voidLookups", outcome.voidLookups());
    json.put("trace", outcome.trace().stream().map(Evaluation::members).toList());
    return json;
  }

  private static Map<String, Object> members(Step step) {
    var json = new LinkedHashMap<String, Object>();
    json.put("depth", step.depth());
    json.put("domain", step.domain());
    json.put("term", step.term());
    json.put("words", step.words());
    return json;
  }

  private String meaning() {
    var ip = query.ip();
    var domain = Printable.of(query.domain());
    return switch (outcome.result()) {
      case PASS -> "%s may send for %s".formatted(ip, domain);
      case FAIL -> "%s may not send for %s".formatted(ip, domain);
      case SOFTFAIL -> "%s probably may not send for %s".formatted(ip, domain);
      case NEUTRAL -> "%s does not say whether %s may send".formatted(domain, ip);
      case NONE -> "%s says nothing about senders".formatted(domain);
      case TEMPERROR -> "DNS did not tell; a later try may succeed";
      case PERMERROR -> "no receiver can use what %s publishes".formatted(domain);
    };
  }
}
