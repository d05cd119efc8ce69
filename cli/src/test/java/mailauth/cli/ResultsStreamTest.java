package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Results come domain by domain: who reads them need not wait for the slowest host. */
class ResultsStreamTest {
  private static final long PATIENCE_MS = 20_000;

  @TempDir private Path folder;
  private final FakeCloud slow = new FakeCloudflare(Zone.of(Name.of("c.example")));
  private final CloudServer server = new CloudServer(slow);
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).environment("CLOUDFLARE_API_TOKEN", FakeCloud.SECRET);
    for (var domain : List.of("a.example", "b.example")) {
      cli.file(
          "zones/%s.zone".formatted(domain),
          "$ORIGIN %s.\n@ 1h IN SOA ns1 hostmaster 1 3600 600 86400 300\n".formatted(domain));
    }
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        defaults: { ttl: 5m, dmarc: { policy: none } }
        providers:
          local: { type: zonefile, directory: zones }
          slow: { type: cloudflare, endpoint: "%s", verify: ["%s"] }
        domains:
          a.example: { provider: local }
          b.example: { provider: local }
          c.example: { provider: slow }
        """
            .formatted(slow.endpoint(), Endpoint.text(server.address())));
  }

  @AfterEach
  void stop() {
    server.close();
    slow.close();
  }

  /** The last domain's host answers nothing before the first two are printed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text  | + _dmarc.b.example TXT
          jsonl | {"domain":"b.example"
          """)
  void aPlanIsPrintedWhileItIsMade(String format, String second) {
    waitFor(asked -> true, second);
    var ran = cli.run("plan", "--format", format);
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("_dmarc.c.example");
  }

  /** The last domain's host takes no change before it is said that the others are done. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text  | done  + _dmarc.b.example TXT
          jsonl | {"domain":"b.example","outcome":"applied"
          """)
  void anApplySaysWhatIsDoneWhileItGoesOn(String format, String second) {
    waitFor(asked -> !asked.reads(), second);
    var ran = cli.run("apply", "--auto-approve", "--format", format);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
  }

  @Test
  void anAuditIsPrintedDomainByDomain() {
    var ran = cli.run("check", "a.example", "b.example", "--format", "jsonl");
    var lines = ran.out().lines().map(JsonObject::read).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).text("domain")).isEqualTo("b.example");
    assertThat(lines.getLast().object("summary").number("domains")).isEqualTo(2);
  }

  /** Lines have what the one document has. */
  @Test
  void linesOfAPlanAddUpToIt() {
    var whole = JsonObject.read(cli.run("plan", "--format", "json").out());
    var lines = cli.run("plan", "--format", "jsonl").out().lines().map(JsonObject::read).toList();
    var last = lines.getLast();
    assertThat(last.text("format")).isEqualTo(whole.text("format"));
    assertThat(last.object("summary").members()).isEqualTo(whole.object("summary").members());
    var domains = lines.subList(0, lines.size() - 1);
    assertThat(domains.stream().flatMap(line -> line.objects("changes").stream()))
        .extracting(JsonObject::members)
        .isEqualTo(whole.objects("changes").stream().map(JsonObject::members).toList());
    assertThat(domains.stream().map(JsonObject::members))
        .zipSatisfy(
            whole.objects("domains"),
            (line, domain) -> assertThat(line).containsAllEntriesOf(domain.members()));
  }

  @Test
  void linesOfAnApplySayWhatBecameOfEachDomain() {
    var ran = cli.run("apply", "--auto-approve", "--format", "jsonl", "--domain", "a.example");
    var lines = ran.out().lines().map(JsonObject::read).toList();
    var outcome = lines.get(2);
    assertThat(outcome.text("outcome")).isEqualTo("applied");
    assertThat(outcome.objects("done").getFirst().text("name")).isEqualTo("_dmarc.a.example");
    assertThat(lines.getLast().text("format")).isEqualTo("mailauth-outcome/1");
    assertThat(lines.getLast().number("done")).isEqualTo(1);
    assertThat(lines.getLast().members()).containsEntry("verified", true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "show", "senders"})
  void whatDoesNotComeInPartsHasNoLines(String command) {
    var ran = cli.run(words(command));
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err())
        .startsWith("mailauth: --format jsonl: only plan, apply, rollback and check print it\n");
  }

  private String[] words(String command) {
    var words = Stream.of(command, "--format", "jsonl");
    if (command.equals("show")) {
      var saved = folder.resolve("plan.json").toString();
      cli.run("plan", "--out", saved);
      return Stream.concat(words, Stream.of(saved)).toArray(String[]::new);
    }
    return words.toArray(String[]::new);
  }

  private void waitFor(Predicate<Asked> what, String printed) {
    slow.trouble(
        Integer.MAX_VALUE,
        what,
        asked -> {
          long end = System.currentTimeMillis() + PATIENCE_MS;
          while (!cli.soFar().contains(printed) && System.currentTimeMillis() < end) {
            pause();
          }
          assertThat(cli.soFar()).contains(printed);
          return slow.calmly(asked);
        });
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
