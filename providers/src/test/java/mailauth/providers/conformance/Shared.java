package mailauth.providers.conformance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reference folder beside the repository, which tests read and never copy. */
public final class Shared {
  private Shared() {}

  /** Reads a file; without it the test is skipped, and fails where CI runs it. */
  public static String text(String path) {
    try {
      return Files.readString(path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a file or folder is; without it the test is skipped, and fails where CI runs it. */
  public static Path path(String path) {
    var file = Path.of(System.getProperty("mailauth.shared", "../shared")).resolve(path);
    if (!Files.exists(file)) {
      var message = file + " is missing";
      return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
    }
    return file;
  }
}
