package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.UnboundServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two resolvers that are asked after every server of the zone, as the world would ask. */
class OnlookersIT {
  private static final String SEEN = "seen.example";
  private static final String REMEMBERED = "remembered.example";
  private static final String ASTRAY = "astray.example";

  @RegisterExtension
  static final DnsServer PRIMARY =
      new NamedServer(
          ZoneText.of(SEEN, ""),
          ZoneText.of(REMEMBERED, "_dmarc 600 TXT \"v=DMARC1; p=none\"\n"),
          ZoneText.of(ASTRAY, ""));

  /** To whom the registrar sends the world, by mistake. */
  @RegisterExtension
  static final DnsServer FORMER =
      new KnotServer(ZoneText.of(ASTRAY, "_dmarc 600 TXT \"v=DMARC1; p=reject\"\n"));

  private static UnboundServer one;
  private static UnboundServer other;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeAll
  static void start() throws Exception {
    one = UnboundServer.of(PRIMARY.address(), SEEN, REMEMBERED);
    other = UnboundServer.of(PRIMARY.address(), SEEN, REMEMBERED);
  }

  @AfterAll
  static void stop() throws Exception {
    one.close();
    other.close();
  }

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).environment("TSIG_SECRET", DnsServer.SECRET);
  }

  @Test
  void whatTheySeeIsWellAndNothingIsSaid() {
    declare(SEEN, "none, reports: [dmarc@reports.example]");
    var ran = apply("--resolvers", list(one.address(), other.address()));
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void whatTheyRememberIsNoFault() {
    ask(one);
    declare(REMEMBERED, "none, reports: [dmarc@reports.example]");
    var ran = apply("--resolvers", list(one.address(), other.address()));
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err())
        .matches(
            "mailauth: the resolver %s remembers what stood at _dmarc.remembered.example TXT before, for up to [0-9]+ s more\n"
                .formatted(Endpoint.text(one.address())));
  }

  @Test
  void whereTheWorldAsksElsewhereItIsNotVerified() throws Exception {
    declare(ASTRAY, "none");
    try (var lost = UnboundServer.of(FORMER.address(), ASTRAY);
        var astray = UnboundServer.of(FORMER.address(), ASTRAY)) {
      var ran = apply("--resolvers", list(lost.address(), astray.address()));
      assertThat(ran.exitCode()).isEqualTo(5);
      assertThat(ran.out())
          .contains(
              "not verified  the resolver %s answers for _dmarc.astray.example TXT with \"v=DMARC1; p=reject\"\n"
                  .formatted(Endpoint.text(astray.address())));
    }
  }

  @Test
  void whoCannotBeReachedIsLetBe() {
    declare(SEEN, "none, failure-reports: [ruf@reports.example]");
    var ran = apply("--resolvers", Cli.NOBODY);
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err())
        .isEqualTo(
            "mailauth: 127.0.0.1:1 cannot be reached from here, so only the zone's own servers were"
                + " asked\n");
    declare(SEEN, "none, failure-options: [1]");
    assertThat(apply("--resolvers", "none").err()).isEmpty();
    declare(SEEN, "none");
    assertThat(apply("--resolvers", "127.0.0.1:x").exitCode()).isEqualTo(64);
  }

  private void ask(UnboundServer resolver) {
    try (var dns = Resolver.of(List.of(resolver.address()))) {
      var name = Name.of("_dmarc." + REMEMBERED);
      assertThat(dns.query(name, RecordType.TXT).records()).hasSize(1);
    }
  }

  private Cli.Ran apply(String... more) {
    return cli.run(
        Stream.concat(Stream.of("apply", "--auto-approve", "--verify-for", "1"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static String list(InetSocketAddress... resolvers) {
    return Stream.of(resolvers).map(Endpoint::text).collect(Collectors.joining(","));
  }

  private void declare(String domain, String policy) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers:
          ns1:
            type: rfc2136
            server: %s
            tsig: { name: mailauth-key, secret: "${env:TSIG_SECRET}" }
            verify: ["%s"]
        domains:
          %s: { provider: ns1, dmarc: { policy: %s } }
        """
            .formatted(
                Endpoint.text(PRIMARY.address()),
                Endpoint.text(PRIMARY.address()),
                domain,
                policy));
  }
}
