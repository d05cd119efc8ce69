package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mailauth.providers.plugin.SourceJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind of host that a jar brings stands everywhere where those stand that come with mailauth. */
class PluginsCommandTest {
  private static final Path EXAMPLE = Path.of("../examples/provider/src/main");
  private static final String YAML =
      """
      version: 1
      providers: { mine: { type: exampledns } }
      domains:
        example.com: { provider: mine, dmarc: { policy: none } }
      """;

  @TempDir private static Path built;
  @TempDir private Path folder;

  private Cli cli;

  @BeforeAll
  static void build() {
    var sources = EXAMPLE.resolve("java/com/example/dns");
    var classes =
        SourceJar.compile(
            built,
            21,
            sources.resolve("ExampleDnsType.java"),
            sources.resolve("ExampleDnsStore.java"));
    new SourceJar("1", Optional.empty(), List.of(classes, EXAMPLE.resolve("resources")))
        .pack(built.resolve("plugins/exampledns.jar"));
  }

  @BeforeEach
  void project() {
    cli = new Cli(folder).file("mailauth.yaml", YAML);
  }

  private static String plugins() {
    return built.resolve("plugins").toString();
  }

  @Test
  void standsAmongTheOthers() {
    var ran = cli.runExactly("providers", "--plugins", plugins());
    assertThat(ran.out().lines()).contains("exampledns   Example DNS", "cloudflare   Cloudflare");
    assertThat(ran.out().lines().map(line -> line.split(" ")[0])).isSorted();
  }

  @Test
  void showsItsSettingsAndWhereItComesFrom() {
    var ran = cli.environment("MAILAUTH_PLUGINS", plugins()).runExactly("providers", "exampledns");
    assertThat(ran.out())
        .isEqualTo(
            """
            exampledns   Example DNS
              token        required secret, an API token; else $EXAMPLEDNS_TOKEN
              endpoint     optional, another URL than https://api.dns.example/v1; else $EXAMPLEDNS_ENDPOINT
              plain-http   optional, 'allowed' lets the credentials travel unencrypted to an endpoint without TLS
              verify       optional, the servers to ask after a change, where the zone's NS records name others
              can          is read again before each write, changes one RRset after the other, TXT of up to 4000 octets, TTL of 60 s or more, at most 300 calls a minute
              proven by    documentation only (find the zone, read, create, update, delete, MX and TLSA, TXT over 255 octets, errors and rate limits)
              see          https://dns.example/api
              comes from   %s/exampledns.jar
            """
                .formatted(plugins()));
  }

  @Test
  void standsInTheSchema() {
    assertThat(cli.runExactly("schema").out()).doesNotContain("exampledns");
    assertThat(cli.runExactly("schema", "--plugins", plugins()).out())
        .contains("\"exampledns\"", "an API token");
  }

  @Test
  void itsSettingsAreHeldToWhatItSays() {
    cli.file("mailauth.yaml", YAML.replace("exampledns", "exampledns, tokn: x"));
    var ran = cli.run("validate", "--plugins", plugins());
    assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.err()).contains("mailauth.yaml:2:", "'tokn'", "token");
  }

  @Test
  void itsMissingSettingsAreNamedLikeAnyOthers() {
    var ran = cli.run("plan", "--plugins", plugins());
    assertThat(ran.out() + ran.err())
        .contains(
            "mailauth.yaml:2:",
            "the provider mine lacks 'token', and $EXAMPLEDNS_TOKEN is not set");
  }

  @Test
  void withoutItsJarTheTypeIsUnknown() {
    assertThat(cli.run("validate").err()).contains("mailauth.yaml:2:", "exampledns");
  }

  @Test
  void aFolderThatIsNamedMustExist() {
    var gone = folder.resolve("gone").toString();
    assertThat(cli.run("validate", "--plugins", gone).err())
        .isEqualTo("mailauth: there is no folder %s, which --plugins names\n".formatted(gone));
    assertThat(cli.environment("MAILAUTH_PLUGINS", gone).run("validate").err())
        .isEqualTo(
            "mailauth: there is no folder %s, which $MAILAUTH_PLUGINS names\n".formatted(gone));
  }

  @Test
  void eachBadJarIsASentenceAndNothingIsDone() throws Exception {
    var bad = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(bad.resolve("torn.jar"), "torn");
    new SourceJar("1", Optional.empty(), List.of()).pack(bad.resolve("empty.jar"));
    var ran = cli.run("plan", "--plugins", bad.toString());
    assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("mailauth: " + bad.resolve("empty.jar") + ": it"),
            line -> assertThat(line).startsWith("mailauth: " + bad.resolve("torn.jar") + ": it"));
  }

  /** What needs no host must not suffer from a jar. */
  @Test
  void aBadJarIsNotInTheWayOfOtherCommands() throws Exception {
    var bad = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(bad.resolve("torn.jar"), "torn");
    assertThat(cli.run("lint", "spf", "v=spf1 -all", "--plugins", bad.toString()).exitCode())
        .isEqualTo(ExitCode.DONE);
  }
}
