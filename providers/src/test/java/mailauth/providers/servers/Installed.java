package mailauth.providers.servers;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the servers' programs are; a test without its server is skipped, but fails under CI. */
public final class Installed {
  private Installed() {}

  public static String program(String name) {
    var folders = Stream.of(System.getenv("PATH").split(":"), new String[] {"/usr/sbin", "/sbin"});
    return folders
        .flatMap(Stream::of)
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseGet(() -> missing(name));
  }

  private static String missing(String name) {
    var message = name + " is not installed, so this is not tested against it";
    return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
  }
}
