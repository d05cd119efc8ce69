package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors find a schema for every YAML that we write or hand out, and it is the loader's own. */
class SchemaTest {
  private static final Path PUBLISHED = Path.of("../docs/schema/mailauth.schema.json");
  private static final Path EXAMPLES = Path.of("../examples");
  private static final String LINE = "# yaml-language-server: $schema=";

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void zone() {
    cli = new Cli(folder);
    for (var domain : List.of("example.com", "example.net")) {
      cli.file(
          "zones/%s.zone".formatted(domain),
          """
          $ORIGIN %s.
          @ 1h IN SOA ns1 hostmaster 1 3600 600 86400 300
          @ 1h IN MX 10 mail
          @ 1h IN TXT "v=spf1 mx -all"
          """
              .formatted(domain));
    }
  }

  @Test
  void thePublishedOneIsCurrent() throws IOException {
    var now = cli.run("schema").out();
    if ("write".equals(System.getProperty("mailauth.docs"))) {
      Files.writeString(PUBLISHED, now);
    }
    assertThat(PUBLISHED).as("mailauth schema --out %s", PUBLISHED).content().isEqualTo(now);
  }

  @Test
  void initWritesTheLineIntoAFile() throws IOException {
    assertThat(init("mailauth.yaml", "example.com")).isZero();
    pointsAtTheSchema(folder.resolve("mailauth.yaml"));
  }

  /** A file with the provider, and one that finds it there. */
  @Test
  void initWritesTheLineIntoEachFileOfAFolder() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    assertThat(init("config", "example.com")).isZero();
    assertThat(init("config", "example.net")).isZero();
    pointsAtTheSchema(folder.resolve("config/example.com.yaml"));
    pointsAtTheSchema(folder.resolve("config/example.net.yaml"));
  }

  private int init(String file, String domain) {
    var ran =
        cli.runExactly(
            "init",
            domain,
            "--defaults",
            "--provider",
            "zonefile",
            "--setting",
            "directory=" + folder.resolve("zones"),
            "--signing",
            "unsure",
            "-f",
            folder.resolve(file).toString(),
            "--dns",
            Cli.NOBODY);
    assertThat(ran.err()).contains("is written");
    return ran.exitCode();
  }

  @Test
  void importWritesTheLine() throws IOException {
    var zone = folder.resolve("zones/example.com.zone").toString();
    var ran = cli.run("import", "--zone", zone, "-o", cli.path("mailauth.yaml").toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    pointsAtTheSchema(folder.resolve("mailauth.yaml"));
  }

  @Test
  void importWritesTheLineIntoEachFileOfAFolder() throws IOException {
    var config = Files.createDirectories(folder.resolve("config"));
    var zones = folder.resolve("zones").toString();
    var ran = cli.runExactly("import", "--zone", zones, "-o", config.toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    pointsAtTheSchema(config.resolve("providers.yaml"));
    pointsAtTheSchema(config.resolve("example.com.yaml"));
    pointsAtTheSchema(config.resolve("example.net.yaml"));
  }

  /** What an older release wrote would underline what this one takes. */
  @Test
  void anOlderSchemaIsReplaced() throws IOException {
    cli.file(".mailauth/schema.json", "{}");
    assertThat(init("mailauth.yaml", "example.com")).isZero();
    pointsAtTheSchema(folder.resolve("mailauth.yaml"));
  }

  @Test
  void ownServicesStandInTheSchemaOfTheirProject() {
    var config = EXAMPLES.resolve("platform-team/config").toString();
    var out = folder.resolve("new/schema.json");
    var ran = cli.runExactly("schema", "-f", config, "--out", out.toString());
    assertThat(ran).isEqualTo(new Cli.Ran(0, "", ""));
    assertThat(out).content().contains("\"outbox\"");
    assertThat(PUBLISHED).content().doesNotContain("\"outbox\"");
  }

  /** An example is copied; what its README says of editors then holds. */
  @ParameterizedTest
  @MethodSource
  void everyExampleHasTheLine(Path example) {
    assertThat(example).content().startsWith(LINE + ".mailauth/schema.json\n");
  }

  static List<Path> everyExampleHasTheLine() throws IOException {
    try (var files = Files.walk(EXAMPLES)) {
      var ours =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> text(file).lines().anyMatch("version: 1"::equals))
              .toList();
      assertThat(ours).hasSizeGreaterThan(15);
      return ours;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  /** The line's path is relative to the file, and what is there is what the loader reads by. */
  private void pointsAtTheSchema(Path yaml) throws IOException {
    var first = Files.readAllLines(yaml).getFirst();
    assertThat(first).startsWith(LINE);
    var schema = yaml.resolveSibling(first.substring(LINE.length()));
    assertThat(schema).content().isEqualTo(cli.run("schema").out());
  }
}
