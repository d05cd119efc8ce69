package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import mailauth.cli.render.ProviderMarkdown;
import mailauth.core.dns.RecordType;
import mailauth.providers.HostTypes;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.host.HostType;
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
  void everyKeyHasItsSection() {
    var page = String.join("\n", Page.of("docs/credentials.md").lines());
    var keyed =
        HostTypes.BUILT_IN.all().stream()
            .map(HostType::describe)
            .filter(kind -> !kind.documentation().startsWith("docs/"));
    assertThat(keyed)
        .hasSizeGreaterThan(15)
        .allSatisfy(kind -> {
          var section = page.split("\n## " + kind.type() + "\n", 2);
          assertThat(section).as("## %s", kind.type()).hasSize(2);
          assertThat(section[1].split("\n## ", 2)[0])
              .contains(
                  kind.settings().stream()
                      .filter(setting -> setting.required() && !setting.environment().isEmpty())
                      .map(setting -> "`" + setting.environment() + "`")
                      .toList());
        });
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
