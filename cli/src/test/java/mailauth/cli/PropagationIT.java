package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotSecondary;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.UnboundServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DNS that spreads changes slower than the records' TTL of a second: a secondary that nobody
 * notifies, and a resolver that keeps what it knows for longer than it may.
 */
class PropagationIT {
  private static final String SLOW = "slow.example";
  private static final String PATIENT = "patient.example";
  private static final String BACK = "back.example";
  private static final String KEPT = "kept.example";
  private static final String RECORDS =
      """
      @ 1 TXT "v=spf1 ip4:192.0.2.1 ~all"
      @ 1 TXT "somebody else's"
      _dmarc 1 TXT "v=DMARC1; p=none"
      """;
  private static final String WANTED = "\"v=spf1 ip4:192.0.2.1 ip4:203.0.113.0/24 ~all\"";
  private static final String FOREIGN = "\"somebody else's\"";
  private static final int LAG = 6;

  private static final DnsServer PRIMARY =
      new NamedServer(
          Stream.of(SLOW, PATIENT, BACK, KEPT)
              .map(zone -> ZoneText.of(zone, RECORDS))
              .toArray(ZoneText[]::new));
  private static final DnsServer SECONDARY = new KnotSecondary(PRIMARY, LAG, SLOW, PATIENT, BACK);

  @TempDir private Path folder;
  private Cli cli;

  @BeforeAll
  static void start() throws Exception {
    PRIMARY.open();
    SECONDARY.open();
  }

  @AfterAll
  static void stop() throws Exception {
    SECONDARY.close();
    PRIMARY.close();
  }

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).environment("TSIG_SECRET", DnsServer.SECRET);
  }

  @Test
  void whoDoesNotWaitIsToldWhatIsStillOldAndARerunConverges() throws Exception {
    declare(SLOW, PRIMARY, SECONDARY);
    var ran = apply("--verify-for", "1");
    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.out())
        .contains(
            "done  ~ slow.example TXT\n",
            "not verified  %s does not answer with the new slow.example TXT yet"
                .formatted(Endpoint.text(SECONDARY.address())));
    assertThat(ask(SECONDARY, SLOW)).as("it has what stood before").doesNotContain(WANTED);
    assertThat(ask(PRIMARY, SLOW)).contains(WANTED, FOREIGN);

    assertThat(cli.lastRollback().domains().getFirst().steps().getFirst().before().toString())
        .as("the way back is on disk, and has what stood before")
        .contains("v=spf1 ip4:192.0.2.1 ~all", "somebody else's");

    awaitArrival(SLOW);
    assertThat(ask(SECONDARY, SLOW)).contains(WANTED, FOREIGN);
    var again = apply("--verify-for", "1");
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(cli.run("plan").out()).startsWith("No changes: ");
  }

  @Test
  void whoWaitsSeesItArriveOnEveryServer() {
    declare(PATIENT, PRIMARY, SECONDARY);
    var ran = apply("--verify-for", "60");
    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    assertThat(ask(SECONDARY, PATIENT)).contains(WANTED, FOREIGN);
  }

  @Test
  void theWayBackArrivesAsSlowlyAndAsSurely() {
    declare(BACK, PRIMARY, SECONDARY);
    assertThat(apply("--verify-for", "1").exitCode()).isEqualTo(5);
    var back = cli.run("rollback", "--auto-approve", "--verify-for", "30");
    assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
    for (var server : List.of(PRIMARY, SECONDARY)) {
      assertThat(ask(server, BACK)).containsExactly(FOREIGN, "\"v=spf1 ip4:192.0.2.1 ~all\"");
    }
  }

  @Test
  void aResolverThatKeepsForTooLongIsNamedAndNoFault() throws Exception {
    try (var keeping = UnboundServer.keeping(300, PRIMARY.address(), KEPT)) {
      try (var dns = Resolver.of(List.of(keeping.address()))) {
        assertThat(dns.query(Name.of(KEPT), RecordType.TXT).records()).hasSize(2);
      }
      Thread.sleep(1_500);
      declare(KEPT, PRIMARY);
      var ran = apply("--verify-for", "1", "--resolvers", Endpoint.text(keeping.address()));
      assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
      assertThat(ran.err())
          .matches(
              "mailauth: the resolver %s remembers what stood at kept.example TXT before, for up to [0-9]+ s more\n"
                  .formatted(Endpoint.text(keeping.address())));
    }
  }

  /** Until the secondary has looked again. */
  private static void awaitArrival(String name) throws InterruptedException {
    for (int i = 0; i < 40 * LAG && !ask(SECONDARY, name).contains(WANTED); i++) {
      Thread.sleep(50);
    }
  }

  private Cli.Ran apply(String... more) {
    return cli.run(
        Stream.concat(Stream.of("apply", "--auto-approve"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static List<String> ask(DnsServer server, String name) {
    return PlainDns.at(server).ask(name, "TXT");
  }

  private void declare(String domain, DnsServer... servers) {
    var verify = Stream.of(servers).map(s -> '"' + Endpoint.text(s.address()) + '"').toList();
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers:
          ns1:
            type: rfc2136
            server: %s
            tsig: { name: mailauth-key, secret: "${env:TSIG_SECRET}" }
            verify: %s
        domains:
          %s:
            provider: ns1
            ttl: 1s
            senders: [{ hosts: { ip: [192.0.2.1, 203.0.113.0/24] } }]
        """
            .formatted(Endpoint.text(PRIMARY.address()), verify, domain));
  }
}
