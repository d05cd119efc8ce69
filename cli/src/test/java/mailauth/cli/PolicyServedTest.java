package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress;
import mailauth.providers.survey.SecureServer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy's way from the YAML over a web server with TLS to its id in DNS, and back out. */
class PolicyServedTest {
  private static final Dns DNS =
      (name, type) ->
          type == RecordType.A
              ? new Answer.Found(
                  RRset.of(
                      name,
                      type,
                      60,
                      new Rdata.Address(IpAddress.parse("192.0.2.80").orElseThrow())),
                  List.of())
              : new Answer.NoData();

  private static final String ZONE =
      """
      $TTL 1h
      @ SOA ns1 hostmaster 7 3600 600 86400 300
      @ NS ns1
      ns1 A 192.0.2.53
      @ MX 10 mail
      mail A 192.0.2.25
      mta-sts A 192.0.2.80
      """;

  @TempDir private Path folder;
  private final SecureServer server = new SecureServer("mta-sts.example.com");
  private boolean up = true;
  private Cli cli;

  @BeforeEach
  void serve() {
    cli = new Cli(folder).file("zones/example.com.zone", ZONE).web(dns -> server.web(DNS));
    server
        .answers()
        .setDispatcher(
            new Dispatcher() {
              @Override
              public MockResponse dispatch(RecordedRequest request) {
                var file = folder.resolve("public" + request.getUrl().encodedPath());
                return up && Files.exists(file)
                    ? new MockResponse.Builder()
                        .addHeader("Content-Type", "text/plain")
                        .body(cli.read(folder.relativize(file).toString()))
                        .build()
                    : new MockResponse.Builder().code(404).build();
              }
            });
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void declare(String mtaSts) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers: { local: { type: zonefile, directory: zones } }
        domains:
          example.com:
            provider: local
            tls-rpt: { reports: [tls@example.com] }
        %s\
        """
            .formatted((mtaSts.contains("overrides") ? mtaSts : mtaSts + TESTED).indent(4)));
  }

  private static final String TESTED =
      "\noverrides: { MTA_STS_NOT_TESTED: { reason: tested before, until: 2099-12-31 } }";

  private static String policy(String mode) {
    return "mta-sts: { mode: %s, mx: [mail.example.com], max-age: 7d, policy-file:".formatted(mode)
        + " public/.well-known/mta-sts.txt }";
  }

  @Test
  void theIdIsPublishedOnceThePolicyIsServed() {
    declare(policy("enforce"));
    up = false;

    var early = cli.run("apply", "--auto-approve", "--verify-for", "0");
    assertThat(early.exitCode()).isEqualTo(5);
    assertThat(early.out())
        .contains(
            """
              done  + _smtp._tls.example.com TXT
              not done  + _mta-sts.example.com TXT
              not verified  https://mta-sts.example.com/.well-known/mta-sts.txt does not serve the \
            new policy yet: the policy's address answers 404; senders want the file with 200
            """);
    assertThat(cli.read("zones/example.com.zone")).doesNotContain("v=STSv1");

    up = true;
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).contains("v=STSv1");
  }

  @Test
  void whatTheWebServerLacksIsSaidInThePlan() {
    declare(policy("enforce").replaceFirst(", policy-file.*txt", ""));
    var blocked = cli.run("apply", "--auto-approve");
    assertThat(blocked.exitCode()).isEqualTo(3);
    assertThat(blocked.out())
        .contains("MTA_STS_POLICY_NOT_SERVED")
        .contains("the policy's address answers 404");
    assertThat(cli.read("zones/example.com.zone")).doesNotContain("v=STSv1");
  }

  @Test
  void anOverrideTrustsThePersonWhoGaveIt() {
    declare(
        policy("enforce").replaceFirst(", policy-file.*txt", "")
            + "\noverrides:\n  MTA_STS_NOT_TESTED: { reason: tested, until: 2099-12-31 }\n"
            + "  MTA_STS_POLICY_NOT_SERVED:"
            + " { reason: our web is closed to this machine, until: 2099-01-01 }\n");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).contains("v=STSv1");
  }

  @Test
  void theRecordGoesOnceThePolicyIsForgotten() {
    cli.clock(Instant.parse("2026-11-01T12:00:00Z"));
    declare(policy("enforce"));
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();

    declare("");
    assertThat(cli.run("apply", "--auto-approve"))
        .satisfies(
            ran -> assertThat(ran.exitCode()).isEqualTo(3),
            ran -> assertThat(ran.err()).contains("MTA_STS_REMOVED_TOO_EARLY: the policy of"));

    declare(policy("none"));
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    declare("");
    assertThat(cli.run("plan").out())
        .contains("senders may remember the policy of before until 2026-11-08T12:00:");

    cli.clock(Instant.parse("2026-11-08T13:00:00Z"));
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).doesNotContain("v=STSv1");
  }
}
