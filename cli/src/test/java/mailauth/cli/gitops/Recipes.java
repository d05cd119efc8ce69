package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the recipes need of the machine. */
final class Recipes {
  static final Path FOLDER = Path.of("..", "examples", "gitops").toAbsolutePath();
  static final Path GITHUB = FOLDER.resolve("github/.github/actions/mailauth/scripts");
  static final Path GITLAB = FOLDER.resolve("gitlab/ci/mailauth");

  private Recipes() {}

  /** Skips a test where a program is missing; fails it in CI. */
  static void need(String... programs) {
    for (var program : programs) {
      if (Stream.of(System.getenv("PATH").split(":"))
          .noneMatch(directory -> Files.isExecutable(Path.of(directory, program)))) {
        var message = program + " is not installed, which the recipes need";
        if ("true".equals(System.getenv("CI"))) {
          fail(message);
        }
        abort(message);
      }
    }
  }

  record Ran(int exitCode, String said) {}

  /** Runs a script in a folder, and says how that ended. */
  static Ran run(Path folder, Map<String, String> environment, String... command) throws Exception {
    var line = new ArrayList<>(List.of(command));
    var scripts = command[0].startsWith("github") ? GITHUB : GITLAB;
    line.set(0, scripts.resolve(command[0]).toString());
    var builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), Files.readString(folder.resolve("said.txt")));
  }

  /** What a workflow has of a forge. */
  static Map<String, String> github(Forge forge) {
    return Map.of(
        "GITHUB_API_URL", forge.url(),
        "GITHUB_REPOSITORY", "example/mail",
        "GITHUB_TOKEN", "a-token");
  }

  /** What a pipeline has of a forge. */
  static Map<String, String> gitlab(Forge forge) {
    return Map.of(
        "CI_API_V4_URL", forge.url() + "/api/v4",
        "CI_PROJECT_ID", "7",
        "CI_MERGE_REQUEST_IID", "3",
        "GITLAB_TOKEN", "a-token");
  }

  /** A stand-in for mailauth; docs/gitops.md runs the recipes with the real program. */
  static Path program(Path folder, String script) throws Exception {
    var bin = Files.createDirectories(folder.resolve("bin"));
    Files.writeString(bin.resolve("mailauth"), "#!/bin/sh\n" + script + "\n");
    assertThat(bin.resolve("mailauth").toFile().setExecutable(true)).isTrue();
    return bin;
  }
}
