package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    var services = SenderSearch.all(new BuiltInCatalog());
    assertThat(Page.REPOSITORY.resolve("docs/senders.md"))
        .content()
        .contains("**%d services**".formatted(services.size()))
        .endsWith("\n" + SenderTable.markdown(services));
  }
}
