package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull request plans the domains that it touches, and no others; with the real git. */
class ChangedSinceTest {
  private static final String YAML =
      """
      version: 1
      defaults: { dmarc: { policy: none } }
      providers:
        local: { type: zonefile, directory: zones }
        other: { type: zonefile, directory: zones }
      domains:
        example.com: { provider: local }
        example.net: { provider: local, dkim: { s1: { public-key: file:keys/s1.pub } } }
        example.org: { provider: other }
      """;
  private static final String KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void commit() throws Exception {
    cli = new Cli(folder).file("mailauth.yaml", YAML).file("keys/s1.pub", KEY);
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-q", "-m", "First");
  }

  private void git(String... arguments) throws Exception {
    var command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    var process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  /** There are no zones, so that each domain which is looked at is named as one that failed. */
  private List<String> planned(String... more) {
    var words = Stream.of("plan", "--changed-since", "HEAD", "--format", "json");
    var ran = cli.run(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    return Stream.of("example.com", "example.net", "example.org")
        .filter(domain -> ran.out().contains("\"domain\" : \"" + domain + "\""))
        .toList();
  }

  private void edit(String from, String to) {
    assertThat(YAML).contains(from);
    cli.file("mailauth.yaml", YAML.replace(from, to));
  }

  @Test
  void nothing() {
    assertThat(planned()).isEmpty();
    assertThat(cli.run("plan", "--changed-since", "HEAD").out())
        .isEqualTo("No changes: 0 records stand as declared in 0 domains.\n");
  }

  @Test
  void commentsAndLayoutAreNoChange() {
    edit("example.com: { provider: local }", "# ours\n  EXAMPLE.com.:\n    provider: local");
    assertThat(planned()).isEmpty();
  }

  @Test
  void aDomain() {
    edit("example.com: { provider: local }", "example.com: { provider: local, ttl: 5m }");
    assertThat(planned()).containsExactly("example.com");
  }

  /** A pull request may be planned in parts too: each takes its own of what was touched. */
  @Test
  void aPartOfAFleetTakesItsShare() {
    edit("policy: none", "policy: reject");
    var all = planned();
    var parts = Stream.of("1/3", "2/3", "3/3").map(part -> planned("--shard", part)).toList();
    assertThat(parts.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(all)
        .hasSize(3);
    assertThat(parts).allSatisfy(part -> assertThat(part).hasSizeLessThan(3));
    edit("example.com: { provider: local }", "example.com: { provider: local, ttl: 5m }");
    // By its name alone it is of the second of four, see ShardTest.
    assertThat(planned("--shard", "2/4")).containsExactly("example.com");
    assertThat(planned("--shard", "1/4")).isEmpty();
  }

  @Test
  void aDefault() {
    edit("policy: none", "policy: reject");
    assertThat(planned()).containsExactly("example.com", "example.net", "example.org");
  }

  @Test
  void aProvider() {
    edit("other: { type: zonefile, directory: zones }", "other: { type: zonefile, directory: z }");
    assertThat(planned()).containsExactly("example.org");
  }

  @Test
  void aFileThatADomainRefersTo() {
    cli.file("keys/s1.pub", KEY.replace("Gb9", "Hb9"));
    assertThat(planned()).containsExactly("example.net");
  }

  @Test
  void whatIsGoneIsNamed() {
    edit("  example.org: { provider: other }\n", "");
    var ran = cli.run("plan", "--changed-since", "HEAD");
    assertThat(ran.err())
        .isEqualTo("mailauth: example.org is no longer declared; its records stay as they are\n");
    assertThat(planned()).isEmpty();
  }

  @Test
  void allMayHaveChangedSinceTheYamlWasFaulty() throws Exception {
    cli.file("mailauth.yaml", "version: [\n");
    git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qam", "Faulty");
    cli.file("mailauth.yaml", YAML);
    assertThat(planned()).containsExactly("example.com", "example.net", "example.org");
  }

  @Test
  void aRevisionThatIsNotThereIsNamed() {
    var ran = cli.run("plan", "--changed-since", "--all");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("mailauth: --changed-since: '--all' is no revision here")
        .hasLineCount(1);
  }
}
