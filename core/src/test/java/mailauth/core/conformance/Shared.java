package mailauth.core.conformance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The reference folder beside the repository, which tests read and never copy. */
public final class Shared {
  private Shared() {}

  /** Reads a file; without it the test is skipped, and fails where CI runs it. */
  public static String text(String path) {
    var file = Path.of(System.getProperty("mailauth.shared", "../shared")).resolve(path);
    if (!Files.exists(file)) {
      var message = file + " is missing";
      return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of a conformance file. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> cases(String file) {
    try {
      var json = JSON.std.mapFrom(text("conformance/" + file));
      return (List<Map<String, Object>>) json.get("cases");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
