package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import mailauth.cli.render.ProviderMarkdown;
import mailauth.core.dns.RecordType;
import mailauth.providers.HostTypes;
import mailauth.providers.host.Evidence.Part;
import org.junit.jupiter.api.Test;

/** docs/providers.md is what the program knows of its providers. */
class ProvidersPageTest {

  @Test
  void thePageIsCurrent() throws IOException {
    var page = Files.readAllLines(Page.REPOSITORY.resolve("docs/providers.md"));
    var command = List.of("mailauth providers --format markdown > docs/providers.md");
    assertThat(page)
        .as("run %s", command)
        .isEqualTo(ProviderMarkdown.page(HostTypes.BUILT_IN.all()));
  }

  @Test
  void everyProviderTakesWhatMailNeedsFirst() {
    assertThat(HostTypes.BUILT_IN.all())
        .allSatisfy(type -> {
          assertThat(type.capabilities().types()).contains(RecordType.TXT, RecordType.CNAME);
          assertThat(type.evidence().proofs()).containsOnlyKeys(Part.values());
          assertThat(type.describe().documentation()).isNotBlank();
        });
  }
}
