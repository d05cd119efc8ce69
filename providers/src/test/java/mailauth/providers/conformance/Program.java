package mailauth.providers.conformance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A name server's own program, which tests ask for its opinion. */
public record Program(Path path) {

  /** What a run gave; both streams together. */
  public record Run(int exit, String output) {}

  /** Finds a program; without it the test is skipped, and fails where CI runs it. */
  public static Program find(String name, String debianPackage) {
    var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    return Arrays.stream(path.split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Program::new)
        .orElseGet(() -> missing("%s is missing; install %s".formatted(name, debianPackage)));
  }

  public Run run(String... arguments) {
    var command =
        new ArrayList<>(Stream.concat(Stream.of(path.toString()), Stream.of(arguments)).toList());
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return new Run(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(List.copyOf(command) + " was interrupted", e);
    }
  }

  private static Program missing(String message) {
    return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
  }
}
