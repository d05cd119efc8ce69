package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import mailauth.cli.senders.SenderSearch;
import mailauth.cli.senders.SenderTable;
import mailauth.core.catalog.BuiltInCatalog;
import org.junit.jupiter.api.Test;

/**
 * docs/senders.md has every service; {@code mailauth senders --format markdown} prints its table.
 */
class SendersDocTest {
  @Test
  void theTableIsCurrent() throws IOException {
    var table = SenderTable.markdown(SenderSearch.all(new BuiltInCatalog()));
    assertThat(Files.readString(Page.REPOSITORY.resolve("docs/senders.md"))).endsWith("\n" + table);
  }
}
