package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What shells offer while somebody types; the scripts are loaded by the real bash, zsh and fish.
 */
class CompletionTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers: { local: { type: zonefile, directory: zones } }
                domains:
                  example.com: { provider: nobody knows }
                  example.org: {}
                  other.example: {}
                """)
            .file("fleet/a.yaml", "domains: { a.example: {} }\n")
            .file("fleet/b.yaml", "domains: { b.example: {} }\n");
  }

  private List<String> complete(String... words) {
    var line = Stream.concat(Stream.of("complete", "--"), Stream.of(words));
    var ran = cli.runExactly(line.map(this::placed).toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    return ran.out().lines().map(each -> each.replaceFirst("\t.*", "")).toList();
  }

  private String placed(String word) {
    return word.replace("HERE", folder.toString());
  }

  @Test
  void commandsAndOptions() {
    assertThat(complete("")).contains("plan", "apply", "spf", "completion").doesNotContain("man");
    assertThat(complete("pl")).containsExactly("plan");
    assertThat(complete("spf", "")).containsExactly("diff", "eval", "flatten", "tree");
    assertThat(complete("plan", "--de")).containsExactly("--detailed-exitcode");
    assertThat(complete("plan", "--")).contains("--domain", "--shard").doesNotContain("--at");
    assertThat(complete("-q", "plan", "--sh")).containsExactly("--shard");
    assertThat(complete("plan", "--format", "ht")).containsExactly("html");
    assertThat(complete("plan", "--format=ht")).containsExactly("--format=html");
    assertThat(complete("help", "pla")).containsExactly("plan");
    assertThat(complete("completion", "")).containsExactly("bash", "fish", "zsh");
  }

  @Test
  void domainsOfTheYamlEvenIfItIsFaulty() {
    var yaml = "HERE/mailauth.yaml";
    assertThat(complete("plan", "-f", yaml, "--domain", ""))
        .containsExactly("example.com", "example.org", "other.example");
    assertThat(complete("plan", "--file=" + yaml, "--domain=ex"))
        .containsExactly("--domain=example.com", "--domain=example.org");
    assertThat(complete("check", "-f", yaml, "o")).containsExactly("other.example");
    assertThat(complete("spf", "tree", "-f", yaml, "o")).containsExactly("other.example");
    assertThat(complete("check", "-f", "HERE/fleet", "")).containsExactly("a.example", "b.example");
    assertThat(complete("check", "-f", "HERE/none", "")).isEmpty();
    cli.file("mailauth.yaml", "domains: [\n");
    assertThat(complete("check", "-f", yaml, "")).isEmpty();
  }

  @Test
  void whatItKnows() {
    assertThat(complete("providers", "cloud")).containsExactly("cloudflare");
    assertThat(complete("gates", "SPF_AUTHORIZATION_R"))
        .containsExactly("SPF_AUTHORIZATION_REMOVED");
    assertThat(complete("senders", "mailch")).containsExactly("mailchimp");
    assertThat(complete("lint", "mta")).containsExactly("mta-sts", "mta-sts-policy");
  }

  /** Then the shell offers files. */
  @Test
  void nothingWhereAFileMayCome() {
    assertThat(complete("plan", "--out", "")).isEmpty();
    assertThat(complete("apply", "")).isEmpty();
    assertThat(complete("plan", "-f", "")).isEmpty();
    assertThat(complete("no-such-command", "x")).isEmpty();
  }

  @Test
  void bash() throws Exception {
    var completes =
        """
        compopt() { :; }
        source "$1"
        COMP_WORDS=(mailauth plan --domain ex) COMP_CWORD=3
        _mailauth; printf '%s\\n' "${COMPREPLY[@]}"
        COMP_WORDS=(mailauth plan --domain = o) COMP_CWORD=4
        _mailauth; printf '%s\\n' "${COMPREPLY[@]}"
        COMP_WORDS=(mailauth plan ver) COMP_CWORD=1
        COMP_WORDS[1]=ver; _mailauth; printf '%s\\n' "${COMPREPLY[@]}"
        complete -p mailauth
        """;
    assertThat(run("bash", "-c", completes))
        .containsExactly(
            "example.com",
            "example.org",
            "other.example",
            "version",
            "complete -o bashdefault -o default -F _mailauth mailauth");
  }

  @Test
  void zsh() throws Exception {
    var completes =
        """
        compdef() { print "$1 completes $2"; }
        _describe() { print -l -- "${(@P)2}"; }
        _files() { print files; }
        source $1
        words=(mailauth plan --domain ex) CURRENT=4; _mailauth
        words=(mailauth plan --detailed) CURRENT=3; _mailauth
        words=(mailauth apply '') CURRENT=3; _mailauth
        """;
    assertThat(run("zsh", "-fc", completes))
        .containsExactly(
            "_mailauth completes mailauth",
            "example.com",
            "example.org",
            "--detailed-exitcode:Exits with 2 where there are changes or drift, and with 3 where a"
                + " gate blocks them",
            "files");
  }

  @Test
  void fish() throws Exception {
    var completes =
        """
        source $argv[1]
        complete -C 'mailauth plan --domain ex'
        complete -C 'mailauth provide'
        complete -C 'mailauth plan -f mailauth.ya'
        """;
    assertThat(run("fish", "--no-config", "-c", completes))
        .containsExactly(
            "example.com",
            "example.org",
            "providers\tLists the kinds of DNS hosts, or shows the settings of one",
            "mailauth.yaml");
  }

  /** Runs a shell where {@code mailauth} is this build, and $1 its script for that shell. */
  private List<String> run(String shell, String option, String... rest) throws Exception {
    var path = System.getenv("PATH");
    if (Stream.of(path.split(":")).noneMatch(at -> Files.isExecutable(Path.of(at, shell)))) {
      var message = shell + " is not installed, so its completion is not tried";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message);
    }
    var java = ProcessHandle.current().info().command().orElseThrow();
    cli.file(
        "bin/mailauth",
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' mailauth.cli.Main \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path")));
    assertThat(cli.path("bin/mailauth").toFile().setExecutable(true)).isTrue();
    cli.file("completion.sh", cli.runExactly("completion", shell).out());
    var command = Stream.of(Stream.of(shell, option), Stream.of(rest)).flatMap(each -> each);
    var last =
        shell.equals("fish") ? Stream.of("completion.sh") : Stream.of(shell, "./completion.sh");
    var builder =
        new ProcessBuilder(Stream.concat(command, last).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", cli.path("bin") + ":" + path);
    builder.environment().put("HOME", folder.toString());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return said.lines().toList();
  }
}
