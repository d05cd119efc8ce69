package mailauth.core.config;

import static mailauth.core.config.Files.file;
import static mailauth.core.config.Files.loaded;
import static mailauth.core.config.Files.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigLoaderTest {
  @Test
  void whatStandsInOneFileHoldsForAll() {
    var config =
        loaded(
            file("a.yaml", "domains: { example.net: }"),
            file(
                "b.yaml",
                """
                version: 1
                defaults: { provider: local }
                providers: { local: { type: zonefile, directory: zones } }
                state: { path: state.json }
                domains: { example.com: }
                """));

    assertThat(config.domains())
        .extracting(domain -> domain.name().text())
        .containsExactly("example.net", "example.com");
    assertThat(config.state()).isEqualTo(new StateConfig.InFile("state.json"));
  }

  @Test
  void saysEverythingThatIsWrongInTheOrderOfTheFiles() {
    assertThat(
            problems(
                file(
                    "z.yaml",
                    """
                    version: 2
                    defaults: { ttl: 1y }
                    domains: { example.com: { provider: locl } }
                    """),
                file("y.yaml", "domains: { example.net: { provider: locl }"),
                file(
                    "x.yaml",
                    """
                    state: { type: file, pth: x }
                    provider: {}
                    senders: []
                    """)))
        .isEqualTo(
            """
            z.yaml:1:10: '2' is no version: write 1
            z.yaml:2:18: '1y' is no duration: write a number and one of s m h d w, such as 1h
            y.yaml:1:10: the mapping that begins here is never closed: write '}' behind its end
            x.yaml:1:22: state of type file has no key 'pth': did you mean 'path'?
            x.yaml:2:1: the file has no key 'provider': did you mean 'providers'?
            x.yaml:3:1: senders stand below a domain or 'defaults', not at the top\
            """);
  }

  @Test
  void onlyOneFileMayDeclareAThing() {
    var whole =
        """
        version: 1
        defaults: { provider: local }
        providers: { local: { type: zonefile, directory: zones } }
        state: { path: state.json }
        domains: { example.com: { subdomains: { news: } } }
        """;
    assertThat(
            problems(
                file("a.yaml", whole),
                file("b.yaml", whole),
                file("c.yaml", "domains: { news.example.com: }")))
        .isEqualTo(
            """
            b.yaml:2:1: 'defaults' is declared here a second time, first at a.yaml:2:1: keep one of them
            b.yaml:3:14: 'local' is declared here a second time, first at a.yaml:3:14: keep one of them
            b.yaml:4:1: 'state' is declared here a second time, first at a.yaml:4:1: keep one of them
            b.yaml:5:12: 'example.com' is declared here a second time, first at a.yaml:5:12: keep one of them
            b.yaml:5:41: 'news.example.com' is declared here a second time, first at a.yaml:5:41: keep one of them
            c.yaml:1:12: 'news.example.com' is declared here a second time, first at a.yaml:5:41: keep one of them\
            """);
  }

  @Test
  void theTopOfAFile() {
    assertThat(problems("domains: {}"))
        .isEqualTo("mailauth.yaml:1:1: the version is missing: begin with 'version: 1'");
    assertThat(problems("# nothing yet\n"))
        .isEqualTo("mailauth.yaml: the file is empty: begin it with 'version: 1'");
    assertThat(problems("[a]"))
        .isEqualTo(
            "mailauth.yaml:1:1: the file is a mapping: write its keys (version, defaults,"
                + " providers, state, reports, catalog and domains) below it");
    assertThat(problems("version: 1\ndomains: [example.com]\ndefaults:"))
        .isEqualTo(
            """
            mailauth.yaml:2:10: domains is a mapping: write each name as a key, 'example.com: { provider: NAME }'
            mailauth.yaml:3:10: defaults is a mapping: write a domain's keys below it\
            """);
    assertThat(loaded("version: 1").domains()).isEmpty();
    assertThat(loaded("version: '1'\nstate: {}").state()).isEqualTo(StateConfig.DEFAULT);
  }

  @Test
  void noFilesAreAnEmptyConfig() {
    assertThat(ConfigLoader.load(List.of(), Files.VOCABULARY)).isInstanceOf(Loading.Loaded.class);
  }
}
