package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final Path PACKAGE = Path.of("src/main/java/mailauth/core/plan");
  private static final Pattern ID = Pattern.compile("\"([A-Z]+(_[A-Z]+)+)\"");

  @Test
  void everyGateCanBeNamedByAnOverride() throws IOException {
    var raised = new TreeSet<String>();
    try (var files = Files.list(PACKAGE)) {
      for (var file : files.filter(f -> !f.endsWith("Gates.java")).toList()) {
        ID.matcher(Files.readString(file)).results().forEach(id -> raised.add(id.group(1)));
      }
    }
    assertThat(raised).hasSizeGreaterThan(10);
    assertThat(Gates.IDS).containsAll(raised);
  }
}
