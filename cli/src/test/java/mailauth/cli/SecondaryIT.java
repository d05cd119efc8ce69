package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A second name server that has the zones as they were and never hears of a change. */
class SecondaryIT {
  @RegisterExtension static final DnsServer PRIMARY = new NamedServer(zones());
  @RegisterExtension static final DnsServer SECONDARY = new KnotServer(zones());

  /** A policy that nobody has evidence for, on somebody's own word. */
  private static final String QUARANTINE =
      """
      senders: [i8t], dmarc: { policy: quarantine, reports: [dmarc@waiting.example] }, overrides: {
        DMARC_STAGE_SKIPPED: { reason: tried here, until: DAY },
        DMARC_REPORTS_NOWHERE: { reason: tried here, until: DAY },
        DMARC_DKIM_UNPROVEN: { reason: tried here, until: DAY } }\
      """
          .replace("DAY", LocalDate.now(ZoneOffset.UTC).plusDays(7).toString());

  private static final String BOTH =
      Endpoint.text(PRIMARY.address()) + ", " + Endpoint.text(SECONDARY.address());

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).environment("TSIG_SECRET", DnsServer.SECRET);
  }

  @Test
  void whatItLacksIsNotVerified() {
    declare("lacking.example", "senders: [i8t], dmarc: { policy: none }", BOTH);
    var ran = cli.run("apply", "--auto-approve", "--verify-for", "1");
    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.out())
        .contains(
            """
            lacking.example
              done  + i8tsmtp._domainkey.lacking.example CNAME
              done  + lacking.example TXT
              done  + _dmarc.lacking.example TXT
              not verified  SECONDARY does not answer with the new \
            i8tsmtp._domainkey.lacking.example CNAME yet
              not verified  SECONDARY does not answer with the new lacking.example TXT yet
              not verified  SECONDARY does not answer with the new _dmarc.lacking.example TXT yet
            """
                .replace("SECONDARY", Endpoint.text(SECONDARY.address())));
  }

  @Test
  void aPolicyWaitsUntilItHasWhatThePolicyReliesOn() {
    declare("waiting.example", QUARANTINE, BOTH);
    var ran = cli.run("apply", "--auto-approve", "--verify-for", "1");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(5);
    assertThat(ran.out())
        .contains(
            """
            waiting.example
              done  + i8tsmtp._domainkey.waiting.example CNAME
              done  + waiting.example TXT
              not done  + _dmarc.waiting.example TXT
              not verified  SECONDARY does not answer with the new \
            i8tsmtp._domainkey.waiting.example CNAME yet
              not verified  SECONDARY does not answer with the new waiting.example TXT yet
              because  the rest waits until every server has what it relies on
            """
                .replace("SECONDARY", Endpoint.text(SECONDARY.address())));

    assertThat(cli.run("apply", "--auto-approve", "--verify-for", "1").exitCode()).isEqualTo(5);
    assertThat(policy()).as("the second run waits for what the first one wrote").isEmpty();

    declare("waiting.example", QUARANTINE, Endpoint.text(PRIMARY.address()));
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(policy()).hasSize(1);

    declare("waiting.example", QUARANTINE.replace("i8t", ""), Endpoint.text(PRIMARY.address()));
    assertThat(cli.run("plan").out())
        .as("what the first run created is known to be ours")
        .contains("- i8tsmtp._domainkey.waiting.example CNAME");
  }

  @Test
  void whoAsksForItIsTakenBack() {
    declare("back.example", "senders: [i8t], dmarc: { policy: none }", BOTH);
    var ran = cli.run("apply", "--auto-approve", "--verify-for", "1", "--rollback-on-failure");
    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.err()).contains("mailauth: going back in back.example\n");
    assertThat(ran.out())
        .containsSubsequence(
            "back.example\n  done  + i8tsmtp._domainkey.back.example CNAME",
            "back.example\n  done  - _dmarc.back.example TXT",
            "done  - back.example TXT",
            "done  - i8tsmtp._domainkey.back.example CNAME");
    assertThat(PlainDns.at(PRIMARY).ask("back.example", "TXT")).isEmpty();
    assertThat(PlainDns.at(PRIMARY).ask("_dmarc.back.example", "TXT")).isEmpty();
    assertThat(cli.run("plan").out()).contains("Plan: 3 to create, 0 to update, 0 to delete");
  }

  private static List<String> policy() {
    return PlainDns.at(PRIMARY).ask("_dmarc.waiting.example", "TXT");
  }

  private static ZoneText[] zones() {
    return Stream.of("lacking.example", "waiting.example", "back.example")
        .map(origin -> ZoneText.of(origin, ""))
        .toArray(ZoneText[]::new);
  }

  private void declare(String domain, String posture, String verify) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers:
          ns1:
            type: rfc2136
            server: %s
            tsig: { name: mailauth-key, secret: "${env:TSIG_SECRET}" }
            verify: [%s]
        domains:
          %s: { provider: ns1, %s }
        """
            .formatted(Endpoint.text(PRIMARY.address()), verify, domain, posture));
  }
}
