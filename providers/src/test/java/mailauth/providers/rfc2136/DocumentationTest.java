package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The task page quotes the configurations that the tests run. */
class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

  @Test
  void quotesWhatRuns() throws IOException {
    var configurations =
        read("rfc2136/named.conf") + read("rfc2136/knot.conf") + read("rfc2136/pdns.conf");
    var quotes =
        BLOCK
            .matcher(read("rfc2136.md"))
            .results()
            .filter(block -> block.group(1).isEmpty())
            .map(block -> block.group(2))
            .toList();
    assertThat(quotes).hasSize(3).allSatisfy(quote -> assertThat(configurations).contains(quote));
  }

  private static String read(String file) throws IOException {
    return Files.readString(DOCS.resolve(file));
  }
}
