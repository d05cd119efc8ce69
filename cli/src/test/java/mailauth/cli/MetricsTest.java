package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.json.JsonObject;
import mailauth.providers.cloudflare.FakeCloudflare;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs leave for Prometheus and for scripts: one host is a web API, one is down. */
class MetricsTest {
  private static final Pattern LINE =
      Pattern.compile(
          "# (HELP|TYPE) mailauth_[a-z_]+"
              + " .+|mailauth_[a-z_]+\\{[a-z]+=\"[^\"\\\\]*\"(,[a-z]+=\"[^\"\\\\]*\")*\\}"
              + " \\d+(\\.\\d+)?");

  @TempDir private Path folder;
  private final FakeCloud cloud = new FakeCloudflare(Zone.of(Name.of("example.com")));
  private final CloudServer nameServer = new CloudServer(cloud);
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .environment("CLOUDFLARE_API_TOKEN", FakeCloud.SECRET)
            .file(
                "mailauth.yaml",
                """
                version: 1
                defaults: { ttl: 5m, dmarc: { policy: none } }
                providers:
                  cf: { type: cloudflare, endpoint: "%s", verify: ["%s"] }
                  down: { type: rfc2136, server: "127.0.0.1:1" }
                domains:
                  example.com: { provider: cf }
                  example.net: { provider: down }
                """
                    .formatted(cloud.endpoint(), Endpoint.text(nameServer.address())));
  }

  @AfterEach
  void stop() {
    nameServer.close();
    cloud.close();
  }

  @Test
  void countWhatAPlanFound() throws Exception {
    cloud.trouble(1, asked -> true, asked -> cloud.error(503, "later"));
    assertThat(run("plan").exitCode()).isEqualTo(1);
    assertThat(metrics())
        .containsEntry("mailauth_run_exit_code{command=\"plan\"}", "1")
        .containsEntry("mailauth_domains{command=\"plan\"}", "2")
        .containsEntry("mailauth_domains_failed{command=\"plan\"}", "1")
        .containsEntry("mailauth_changes{command=\"plan\",action=\"create\"}", "1")
        .containsEntry(provider("plan", "failures", "cf", "cloudflare"), "0")
        .containsEntry(provider("plan", "retries", "cf", "cloudflare"), "1")
        .containsEntry(provider("plan", "failures", "down", "rfc2136"), "1")
        .containsEntry(provider("plan", "requests", "down", "rfc2136"), "0")
        .containsEntry(provider("plan", "requests", "cf", "cloudflare"), "" + cloud.asked().size())
        .doesNotContainKey("mailauth_last_success_timestamp_seconds{command=\"plan\"}");
    var json = summary();
    assertThat(json.text("format")).isEqualTo("mailauth-run/1");
    assertThat(json.object("plan").number("failed")).isEqualTo(1);
    assertThat(json.objects("providers").getFirst().number("retries")).isEqualTo(1);
    assertThat(cli.traces()).doesNotContain(FakeCloud.SECRET);
  }

  @Test
  void countWhatAnApplyDid() throws Exception {
    assertThat(run("apply", "--auto-approve", "--domain", "example.com", "--shard", "1/1"))
        .matches(ran -> ran.exitCode() == 0, "done");
    var labels = "{command=\"apply\",shard=\"1/1\",action=\"create\"}";
    assertThat(metrics())
        .containsEntry("mailauth_changes" + labels, "1")
        .containsEntry("mailauth_changes_made" + labels, "1")
        .containsEntry("mailauth_domains_unverified{command=\"apply\",shard=\"1/1\"}", "0")
        .containsKey("mailauth_last_success_timestamp_seconds{command=\"apply\",shard=\"1/1\"}");
    assertThat(summary().object("apply").number("create")).isEqualTo(1);
    assertThat(summary().text("shard")).isEqualTo("1/1");
  }

  @Test
  void theLastSuccessOutlivesFailures() throws Exception {
    var key = "mailauth_last_success_timestamp_seconds{command=\"plan\"}";
    run("plan", "--domain", "example.com");
    var success = metrics().get(key);
    assertThat(success).isNotNull();
    assertThat(run("plan").exitCode()).isEqualTo(1);
    assertThat(metrics()).containsEntry(key, success);
    cli.file("mailauth.yaml", "version: 2\n");
    assertThat(run("plan").exitCode()).isEqualTo(1);
    assertThat(metrics())
        .containsEntry(key, success)
        .doesNotContainKey("mailauth_domains{command=\"plan\"}");
    assertThat(summary().optionalObject("plan")).isEmpty();
  }

  @Test
  void countWhatAnAuditFound() throws Exception {
    assertThat(run("check", "example.com").exitCode()).isZero();
    assertThat(metrics())
        .containsEntry("mailauth_domains_audited{command=\"check\"}", "1")
        .containsKey("mailauth_findings{command=\"check\",severity=\"error\"}");
    assertThat(summary().object("check").number("domains")).isEqualTo(1);
  }

  /** Node exporter is another user, and may look at any moment. */
  @Test
  void areWrittenWholeAndForOthersToRead() throws Exception {
    run("plan");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("mailauth.yaml", "run.json", "mailauth.prom");
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("mailauth.prom")))
        .isEqualTo(Files.getPosixFilePermissions(folder.resolve("mailauth.yaml")))
        .contains(PosixFilePermission.OWNER_READ);
  }

  @Test
  void aFolderThatIsNotThereIsSaidBeforeAnythingIsDone() {
    var ran = cli.run("apply", "--auto-approve", "--metrics", folder.resolve("no/x").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            "mailauth: --metrics: the folder %s does not exist: make it, or name another\n"
                .formatted(folder.resolve("no")));
    assertThat(cloud.asked()).isEmpty();
  }

  private Cli.Ran run(String... args) {
    var files = new String[] {"--metrics", file("mailauth.prom"), "--summary", file("run.json")};
    return cli.run(Stream.of(args, files).flatMap(Stream::of).toArray(String[]::new));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private JsonObject summary() {
    return JsonObject.read(cli.read("run.json"));
  }

  private static String provider(String command, String what, String name, String type) {
    return "mailauth_provider_%s{command=\"%s\",provider=\"%s\",type=\"%s\"}"
        .formatted(what, command, name, type);
  }

  /** The samples, which Prometheus' own tool finds no fault with. */
  private Map<String, String> metrics() throws Exception {
    var text = cli.read("mailauth.prom");
    assertThat(text).endsWith("\n");
    assertThat(text.lines()).allMatch(LINE.asMatchPredicate());
    assertThat(text.lines().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
    accepts(folder.resolve("mailauth.prom"));
    var samples = new HashMap<String, String>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          int space = line.lastIndexOf(' ');
          assertThat(samples.put(line.substring(0, space), line.substring(space + 1))).isNull();
        });
    return samples;
  }

  private static void accepts(Path file) throws Exception {
    var promtool =
        Stream.of(System.getenv("PATH").split(":"))
            .map(directory -> Path.of(directory, "promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    if (promtool.isEmpty()) {
      if ("true".equals(System.getenv("CI"))) {
        fail("promtool is not installed, so that nobody checks the metrics");
      }
      return;
    }
    var process =
        new ProcessBuilder(promtool.get().toString(), "check", "metrics")
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
