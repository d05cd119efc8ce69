package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the recipes need of the machine. */
final class Recipes {
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
}
