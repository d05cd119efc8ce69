package mailauth.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import mailauth.cli.project.Faults;
import mailauth.core.json.JsonObject;
import mailauth.core.yaml.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Reads the YAML and what it refers to, and says what is wrong. */
@Command(
    name = "validate",
    description = "Says what is wrong with the YAML; asks no network and needs no secret.")
final class ValidateCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Override
  public Integer call() {
    if (mailauth.format() != Format.json) {
      mailauth.terminal().out().println("Sound: %s.".formatted(domains(validate())));
      return ExitCode.DONE;
    }
    try {
      print(validate(), List.of());
      return ExitCode.DONE;
    } catch (Faults e) {
      print(0, e.problems());
      return ExitCode.ERROR;
    }
  }

  private int validate() {
    try (var project = mailauth.open()) {
      return project.validate(mailauth.selection());
    }
  }

  private static String domains(int count) {
    return "%,d %s".formatted(count, count == 1 ? "domain" : "domains");
  }

  private void print(int domains, List<Problem> problems) {
    var result = new LinkedHashMap<String, Object>();
    result.put("valid", problems.isEmpty());
    result.put("domains", domains);
    result.put("problems", problems.stream().map(ValidateCommand::json).toList());
    mailauth.terminal().out().print(JsonObject.write(result));
  }

  private static Map<String, Object> json(Problem problem) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", problem.at().file());
    json.put("line", problem.at().line());
    json.put("column", problem.at().column());
    json.put("message", problem.message());
    return json;
  }
}
