package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Runs the steps of a recipe's YAML as a runner does, so that what the YAML itself says is tried
 * too: conditions, inputs, what one step tells the next.
 */
final class Job {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([a-z0-9._-]+) }}");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final StringBuilder said = new StringBuilder();

  /**
   * A job.
   *
   * @param folder the checkout, where it runs
   */
  Job(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment.putAll(environment);
  }

  /** What the steps printed. */
  String said() {
    return said.toString();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> yaml(Path file) throws IOException {
    return (Map<String, Object>)
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
  }

  /**
   * Runs a composite action's steps on GitHub.
   *
   * @param context what expressions stand for, such as {@code inputs.command}
   * @return the exit code of the first step that fails, or 0
   */
  int composite(Path action, Map<String, String> context) throws Exception {
    var known = new HashMap<>(context);
    inputs(action).forEach((name, value) -> known.putIfAbsent("inputs." + name, value));
    environment.put("GITHUB_ACTION_PATH", action.getParent().toString());
    for (var name : List.of("GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")) {
      environment.put(name, Files.createTempFile(folder.getParent(), name, "").toString());
    }
    var runs = (Map<?, ?>) yaml(action).get("runs");
    assertThat(runs.get("using")).isEqualTo("composite");
    for (var each : (List<?>) runs.get("steps")) {
      var step = (Map<?, ?>) each;
      if (step.containsKey("run") && holds((String) step.get("if"), known)) {
        var own = new HashMap<String, String>();
        if (step.get("env") instanceof Map<?, ?> env) {
          env.forEach((name, value) -> own.put((String) name, filled((String) value, known)));
        }
        assertThat(step.get("shell")).isEqualTo("bash");
        int code = bash((String) step.get("run"), own);
        if (code != 0) {
          return code;
        }
        for (var line : Files.readAllLines(Path.of(environment.get("GITHUB_OUTPUT")))) {
          int sign = line.indexOf('=');
          var name = "steps.%s.outputs.%s".formatted(step.get("id"), line.substring(0, sign));
          known.put(name, line.substring(sign + 1));
        }
      }
    }
    return 0;
  }

  /** Runs a GitLab job's script, all lines in one shell; its exit code. */
  int script(Path pipeline, String job) throws Exception {
    var lines = (List<?>) ((Map<?, ?>) yaml(pipeline).get(job)).get("script");
    return bash(String.join("\n", lines.stream().map(String.class::cast).toList()), Map.of());
  }

  private static Map<String, String> inputs(Path action) throws IOException {
    var defaults = new HashMap<String, String>();
    ((Map<?, ?>) yaml(action).get("inputs"))
        .forEach((name, input) -> {
          if (((Map<?, ?>) input).get("default") instanceof String value) {
            defaults.put((String) name, value);
          }
        });
    return defaults;
  }

  /** Conditions are of one kind here. */
  private static boolean holds(String condition, Map<String, String> known) {
    if (condition == null) {
      return true;
    }
    var parts = condition.split(" == ", 2);
    return ("'" + known.get(parts[0]) + "'").equals(parts[1]);
  }

  private static String filled(String text, Map<String, String> known) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(found -> {
          assertThat(known).containsKey(found.group(1));
          return Matcher.quoteReplacement(known.get(found.group(1)));
        });
  }

  /** As runners call it. */
  private int bash(String script, Map<String, String> more) throws Exception {
    var out = Files.createTempFile(folder.getParent(), "out", "");
    var builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    builder.environment().put("PATH", path());
    var process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    said.append(Files.readString(out));
    return process.exitValue();
  }

  /** With what earlier steps put in front of it. */
  private String path() throws IOException {
    var added = environment.get("GITHUB_PATH");
    var front = added == null ? Stream.<String>of() : Files.readAllLines(Path.of(added)).stream();
    var rest = environment.getOrDefault("PATH", System.getenv("PATH"));
    return String.join(":", Stream.concat(front, Stream.of(rest)).toList());
  }
}
