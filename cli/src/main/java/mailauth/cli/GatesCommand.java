package mailauth.cli;

import java.util.List;
import java.util.concurrent.Callable;
import mailauth.cli.gates.RuleJson;
import mailauth.cli.gates.RulePage;
import mailauth.cli.gates.RuleText;
import mailauth.core.plan.registry.Rule;
import mailauth.core.plan.registry.Rules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the rules that protect mail. */
@Command(name = "gates", description = "Lists the safety gates, or explains one.")
final class GatesCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "A gate's id, as plans show it.")
  private @Nullable String id;

  @Override
  public Integer call() {
    return id == null ? all() : one(id);
  }

  private int all() {
    var rules = Rules.all();
    switch (mailauth.format()) {
      case json -> mailauth.terminal().out().print(RuleJson.list(rules));
      case markdown -> print(RulePage.lines());
      default -> print(rules.stream().map(RuleText::line).toList());
    }
    return ExitCode.DONE;
  }

  private int one(String wanted) {
    var found = Rules.all().stream().filter(rule -> rule.id().equals(wanted)).findFirst();
    found.ifPresentOrElse(
        this::show,
        () -> mailauth.terminal().err().println("mailauth: no gate '%s'".formatted(wanted)));
    return found.isPresent() ? ExitCode.DONE : ExitCode.ERROR;
  }

  private void show(Rule rule) {
    if (mailauth.format() == Format.json) {
      mailauth.terminal().out().print(RuleJson.one(rule));
    } else {
      print(RuleText.of(rule));
    }
  }

  private void print(List<String> lines) {
    lines.forEach(mailauth.terminal().out()::println);
  }
}
