package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mailauth.core.dns.Name;
import mailauth.core.json.JsonObject;
import mailauth.providers.cloudflare.FakeCloudflare;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that a signal ends still leaves its figures: who watches over it learns that it ended. */
class SignalTest {
  private static final long PATIENCE_S = 30;

  @TempDir private Path folder;
  private final FakeCloud cloud = new FakeCloudflare(Zone.of(Name.of("example.com")));
  private final CloudServer nameServer = new CloudServer(cloud);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch signalled = new CountDownLatch(1);
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli =
        new Cli(folder)
            .file(
                "mailauth.yaml",
                """
                version: 1
                providers:
                  cf: { type: cloudflare, endpoint: "%s", verify: ["%s"] }
                domains:
                  example.com: { provider: cf, ttl: 5m, dmarc: { policy: none } }
                """
                    .formatted(cloud.endpoint(), Endpoint.text(nameServer.address())));
  }

  @AfterEach
  void stop() {
    signalled.countDown();
    nameServer.close();
    cloud.close();
  }

  /** A plan ends at once, as programs do. */
  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aPlanThatIsStopped(String signal, int exitCode) throws Exception {
    holdUp(request -> true);
    var process = start("plan");
    signal(process, signal);
    assertThat(process.exitValue()).isEqualTo(exitCode);
    var run = JsonObject.read(cli.read("run.json"));
    assertThat(run.number("exitCode")).isEqualTo(1);
    assertThat(run.members()).containsEntry("success", false).containsEntry("plan", null);
    assertThat(cli.read("mailauth.prom"))
        .contains("mailauth_run_exit_code{command=\"plan\"} 1\n")
        .contains("mailauth_provider_reads{command=\"plan\",provider=\"cf\"");
  }

  /** An apply ends between two writes; its figures are of what it wrote. */
  @Test
  void anApplyThatIsStopped() throws Exception {
    holdUp(request -> !request.reads());
    var process = start("apply", "--auto-approve", "--resolvers", "none");
    signal(process, "TERM");
    var run = JsonObject.read(cli.read("run.json"));
    assertThat(run.number("exitCode")).isEqualTo(process.exitValue());
    assertThat(run.object("apply").number("create")).isEqualTo(1);
    assertThat(cli.read("mailauth.prom"))
        .contains("mailauth_changes_made{command=\"apply\",action=\"create\"} 1\n");
  }

  /** The host answers only once the signal was sent. */
  private void holdUp(Predicate<Asked> what) {
    cloud.trouble(
        Integer.MAX_VALUE,
        what,
        request -> {
          asked.countDown();
          await(signalled);
          return cloud.calmly(request);
        });
  }

  private void signal(Process process, String name) throws Exception {
    await(asked);
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
    // An apply says so; a plan is gone.
    assertThat(process.waitFor(1, TimeUnit.SECONDS) || process.isAlive()).isTrue();
    signalled.countDown();
    assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The tool as its classes are here, in a process that heeds Ctrl-C. */
  private Process start(String... words) throws Exception {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var classes = System.getProperty("java.class.path");
    var command = new ArrayList<>(Packaged.heedingInterrupts());
    command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, "mailauth.cli.Main"));
    command.addAll(List.of(words));
    command.addAll(List.of("--metrics", "mailauth.prom", "--summary", "run.json"));
    command.addAll(List.of("--dns", Cli.NOBODY));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("said.txt").toFile());
    builder.environment().put("CLOUDFLARE_API_TOKEN", FakeCloud.SECRET);
    return builder.start();
  }
}
