package mailauth.cli.docs;

import java.nio.file.Path;
import java.util.Map;
import mailauth.providers.servers.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page on shared state, with a database. */
class PostgresDocsIT {
  static final String PAGE = "docs/postgres.md";

  /** Where the page has its database. */
  private static final String DATABASE = "postgresql://127.0.0.1:5432/postgres";

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  @TempDir private Path folder;

  @Test
  void saysWhatHappens() throws Exception {
    new Shell(folder, Map.of("STATE_PASSWORD", PostgresServer.PASSWORD))
        .follow(Page.of(PAGE).with(DATABASE, SERVER.url()));
  }
}
