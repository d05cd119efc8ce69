package mailauth.cli.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the documentation prints what its page says, run by the packaged program. */
class DocsIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource
  void saysWhatHappens(Page page) throws Exception {
    new Shell(folder, Map.of()).follow(page);
  }

  static List<Page> saysWhatHappens() throws IOException {
    return Page.all().stream()
        .filter(page -> !page.toString().equals(ServerDocsIT.PAGE))
        .filter(page -> !page.toString().equals(HandDocsIT.PAGE))
        .filter(page -> !page.toString().equals(HandDocsIT.FIXES))
        .filter(page -> !page.toString().equals(HandDocsIT.CHECKS))
        .filter(page -> !page.toString().equals(HandDocsIT.IMPORTS))
        .filter(page -> !page.toString().equals(ProviderDocsIT.PAGE))
        .filter(page -> !page.toString().equals(PostgresDocsIT.PAGE))
        .filter(page -> page.blocks().stream().anyMatch(b -> b.language().equals("console")))
        .toList();
  }
}
