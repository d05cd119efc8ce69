package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import mailauth.cli.project.Opening;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.Loading;
import mailauth.core.config.SourceFile;
import mailauth.core.posture.PostureBuilder;
import mailauth.core.yaml.Problem;
import mailauth.providers.HostTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML that pages show loads, and declares what mailauth can publish. */
class DocsYamlTest {
  /** How a block begins that is a whole file; all others stand below a domain. */
  private static final String FILE = "version: 1\n";

  private static final String AROUND =
      """
      version: 1
      providers: { local: { type: zonefile, directory: zones } }
      domains:
        example.com:
          provider: local
      """;

  @ParameterizedTest
  @MethodSource("pages")
  void examplesHaveNoFaults(Page page) throws Exception {
    for (var block : page.blocks()) {
      if (block.language().equals("yaml")) {
        var problems = problems(block.text());
        var place = "%s:%d".formatted(page, block.line());
        assertThat(problems).as(place).isEmpty();
      }
    }
  }

  static List<Page> pages() throws IOException {
    return Page.all();
  }

  /** Loads a file, or what stands below a domain. */
  static Loading load(String block) {
    boolean complete = block.contains(FILE);
    var yaml = complete ? block : AROUND + block.indent(4);
    var file = new SourceFile("mailauth.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return ConfigLoader.load(
        List.of(file), Opening.vocabulary(HostTypes.BUILT_IN, new BuiltInCatalog()));
  }

  private static List<Problem> problems(String block) throws NoSuchAlgorithmException {
    return switch (load(block)) {
      case Loading.Rejected(var problems) -> problems;
      case Loading.Loaded(var config) -> {
        var key = publicKey();
        var postures = new PostureBuilder(new BuiltInCatalog(), reference -> key);
        var problems = new ArrayList<Problem>();
        for (var domain : config.domains()) {
          if (postures.build(domain) instanceof PostureBuilder.Result.Rejected(var why)) {
            problems.addAll(why);
          }
        }
        yield problems;
      }
    };
  }

  private static String publicKey() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var key = generator.generateKeyPair().getPublic().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(key));
  }
}
