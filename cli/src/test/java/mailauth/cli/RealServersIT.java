package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A domain's whole way on real name servers. Each test has a zone of its own. */
@ParameterizedClass
@EnumSource
class RealServersIT {
  private static final String WRONG_SECRET = "d3Jvbmcgd3Jvbmcgd3Jvbmcgd3Jvbmcgd3Jvbmcgd28=";
  private static final String KEY =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String SENDER =
      """
      spf TXT "v=spf1 ip4:203.0.113.0/24 ip6:2001:db8::/32 -all"
      i8tsmtp._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
      """;
  private static final String POSTURE =
      "senders: [i8t], dmarc: { policy: none, reports: [dmarc@example.com] }";
  private static final String RECORDS =
      """
      @ MX 10 mail
      mail A 192.0.2.25
      @ TXT "v=spf1 mx ~all"
      @ TXT "first; of \\"five\\"" " in two \\\\ strings"
      @ TXT "caf\\195\\169 au lait"
      """;
  private static final List<String> FOREIGN =
      List.of("\"first; of \\\"five\\\"\" \" in two \\\\ strings\"", "\"caf\\195\\169 au lait\"");

  private static DnsServer server;

  @Parameter
  @SuppressWarnings("UnusedVariable") // JUnit wants a place for each parameter
  private Brand brand;

  @TempDir private Path folder;
  private Cli cli;
  private PlainDns dns;

  @BeforeParameterizedClassInvocation
  static void start(Brand brand) throws Exception {
    server =
        brand.server(
            ZoneText.of("example.com", RECORDS),
            ZoneText.of("shared.example", RECORDS),
            ZoneText.of("stale.example", RECORDS),
            ZoneText.of("back.example", RECORDS),
            ZoneText.of("leaving.example", RECORDS),
            ZoneText.of("locked.example", RECORDS),
            ZoneText.of("i8t.com", SENDER),
            ZoneText.of("parked.example", ""),
            ZoneText.of("retired.example", ""),
            ZoneText.of(
                "two.example",
                """
                @ TXT "v=spf1 mx ip4:192.0.2.1 ptr -all"
                @ TXT "v=spf1 include:spf.other.example ~all"
                """),
            ZoneText.of("taken.example", "i8tsmtp._domainkey TXT \"v=DKIM1; p=MFwwDQ==\"\n"));
    server.open();
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).environment("TSIG_SECRET", DnsServer.SECRET).resolver(server.address());
    dns = PlainDns.at(server);
  }

  @AfterEach
  void noSecretIsShownOrKept() {
    assertThat(cli.traces()).doesNotContain(DnsServer.SECRET, WRONG_SECRET);
  }

  private void declare(String domain, String posture) {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers:
          ns1:
            type: rfc2136
            server: %s
            tsig: { name: mailauth-key, algorithm: hmac-sha256, secret: "${env:TSIG_SECRET}" }
        domains:
          %s: { provider: ns1, %s }
        """
            .formatted(Endpoint.text(server.address()), domain, posture));
  }

  @Test
  void aFirstDomain() {
    declare("example.com", POSTURE);
    assertThat(cli.run("plan"))
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                example.com (rfc2136 ns1)
                  + i8tsmtp._domainkey.example.com CNAME i8tsmtp._domainkey.i8t.com.
                      i8t can sign mail that aligns with the domain
                  ~ example.com TXT "v=spf1"
                      + include:spf.i8t.com
                      authorizes + 203.0.113.0/24, 2001:db8::/32 (i8t)
                      lookups 1 -> 2 of 10
                  + _dmarc.example.com TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
                      receivers learn the policy: deliver as ever, and report
                Plan: 2 to create, 1 to update, 0 to delete in 1 domain.
                """,
                ""));
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isEqualTo(2);

    var applied = cli.run("apply", "--auto-approve");
    assertThat(applied.err()).isEmpty();
    assertThat(applied.exitCode()).isZero();
    assertThat(applied.out())
        .contains(
            """
            example.com
              done  + i8tsmtp._domainkey.example.com CNAME
              done  ~ example.com TXT
              done  + _dmarc.example.com TXT
            Applied 3 changes in run\
            """);

    assertThat(cli.run("plan", "--detailed-exitcode"))
        .isEqualTo(new Cli.Ran(0, "No changes: 3 records stand as declared in 1 domain.\n", ""));
    assertThat(dns.ask("i8tsmtp._domainkey.example.com", "CNAME"))
        .containsExactly("i8tsmtp._domainkey.i8t.com.");
    assertThat(dns.ask("_dmarc.example.com", "TXT"))
        .containsExactly("\"v=DMARC1; p=none; rua=mailto:dmarc@example.com\"");
    assertThat(dns.ask("example.com", "TXT"))
        .contains("\"v=spf1 mx include:spf.i8t.com ~all\"")
        .containsAll(FOREIGN)
        .hasSize(1 + FOREIGN.size());
  }

  @Test
  void whatOthersChangeMeanwhileIsCarriedAlong() {
    declare("shared.example", POSTURE);
    var plan = cli.path("plan.json").toString();
    cli.run("plan", "--out", plan);
    dns.replace(
        "shared.example", "shared.example", "TXT", FOREIGN.getFirst(), "\"second thoughts\"");

    assertThat(cli.run("apply", plan).exitCode()).isZero();
    assertThat(dns.ask("shared.example", "TXT"))
        .containsExactlyInAnyOrder(
            "\"v=spf1 mx include:spf.i8t.com ~all\"", "\"second thoughts\"", FOREIGN.getLast());
  }

  @Test
  void aStalePlanWritesNothingAndNamesTheChange() throws Exception {
    declare("stale.example", POSTURE);
    var plan = cli.path("plan.json").toString();
    cli.run("plan", "--out", plan);
    dns.replace("stale.example", "stale.example", "TXT", "\"v=spf1 mx ~all\"", "\"v=spf1 a ~all\"");
    var standing = standing("stale.example");

    assertThat(cli.run("apply", plan))
        .isEqualTo(
            new Cli.Ran(
                4,
                "",
                """
                mailauth: stale.example TXT changed since the plan was made: it was \
                "v=spf1 mx ~all" and is "v=spf1 a ~all"
                mailauth: nothing was written; plan again
                """));
    assertThat(standing("stale.example")).isEqualTo(standing);
  }

  @Test
  void rollbackBringsBackWhatStood() throws Exception {
    declare("back.example", "ttl: 5m, " + POSTURE);
    var before = standing("back.example");
    cli.run("apply", "--auto-approve");
    assertThat(standing("back.example")).hasSize(before.size() + 2);

    var back = cli.run("rollback", "--auto-approve");
    assertThat(back.err()).isEmpty();
    assertThat(back.exitCode()).isZero();
    assertThat(standing("back.example")).isEqualTo(before);
    assertThat(cli.run("plan").out()).contains("2 to create, 1 to update");
  }

  @Test
  void aSenderThatLeavesTakesItsSelectorAlong() {
    declare("leaving.example", POSTURE);
    cli.run("apply", "--auto-approve");
    declare("leaving.example", POSTURE.replace("i8t", "hosts: { ip: [192.0.2.7] }"));

    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(dns.ask("i8tsmtp._domainkey.leaving.example", "CNAME")).isEmpty();
    assertThat(dns.ask("leaving.example", "TXT"))
        .contains("\"v=spf1 mx ip4:192.0.2.7 ~all\"")
        .containsAll(FOREIGN);
  }

  @Test
  void aWrongSecretIsSaidInOneSentence() throws Exception {
    declare("locked.example", POSTURE);
    var plan = cli.path("plan.json").toString();
    cli.run("plan", "--out", plan);
    var standing = standing("locked.example");
    cli.environment("TSIG_SECRET", WRONG_SECRET);

    var planned = cli.run("plan");
    assertThat(planned.exitCode()).isEqualTo(1);
    assertThat(planned.err()).isEmpty();
    assertThat(planned.out().lines().filter(line -> line.startsWith("  ")))
        .singleElement(STRING)
        .startsWith("  ! " + Endpoint.text(server.address()))
        .contains("secret", "mailauth-key");
    var applied = cli.run("apply", plan);
    assertThat(applied.exitCode()).isEqualTo(1);
    assertThat(applied.out().lines().filter(line -> line.startsWith("  because")))
        .singleElement(STRING)
        .contains("secret", "mailauth-key");
    assertThat(standing("locked.example")).isEqualTo(standing);
  }

  @Test
  void aParkedDomain() {
    declare("parked.example", "parked: true");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(dns.ask("parked.example", "TXT")).containsExactly("\"v=spf1 -all\"");
    assertThat(dns.ask("parked.example", "MX")).containsExactly("0 .");
    assertThat(dns.ask("_dmarc.parked.example", "TXT"))
        .containsExactly("\"v=DMARC1; p=reject; sp=reject\"");
    assertThat(dns.ask("any._domainkey.parked.example", "TXT")).containsExactly("\"v=DKIM1; p=\"");
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
  }

  @Test
  void aDomainThatRetiresLosesItsKeys() {
    declare("retired.example", "dkim: { s1: { txt: \"%s\" } }".formatted(KEY));
    cli.run("apply", "--auto-approve");
    assertThat(dns.ask("s1._domainkey.retired.example", "TXT")).containsExactly(quoted(KEY));

    declare("retired.example", "parked: true");
    assertThat(cli.run("apply", "--auto-approve", "--verify-for", "1").exitCode()).isZero();
    assertThat(dns.ask("s1._domainkey.retired.example", "TXT"))
        .as("now a wildcard says that there is no key")
        .containsExactly(quoted("v=DKIM1; p="));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  @Test
  void twoSpfRecordsBecomeOne() {
    declare("two.example", "senders: [i8t]");
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isZero();
    assertThat(dns.ask("two.example", "TXT"))
        .hasSize(1)
        .first(STRING)
        .contains("v=spf1", "mx", "ip4:192.0.2.1", "include:spf.other.example")
        .contains("include:spf.i8t.com ~all")
        .doesNotContain("ptr");
    assertThat(cli.run("plan", "--detailed-exitcode").exitCode()).isZero();
  }

  @Test
  void aCnameBesideOtherDataIsRefusedWhenPlanning() throws Exception {
    declare("taken.example", POSTURE);
    var standing = standing("taken.example");
    var planned = cli.run("plan", "--detailed-exitcode");
    assertThat(planned.exitCode()).isEqualTo(3);
    assertThat(planned.out())
        .contains(
            """
                  ! block CNAME_BESIDE_OTHER_DATA: i8tsmtp._domainkey.taken.example has a TXT record, \
            and no CNAME can stand beside it; remove it if nothing needs it
            """);
    assertThat(cli.run("apply", "--auto-approve").exitCode()).isEqualTo(3);
    assertThat(standing("taken.example")).isEqualTo(standing);
  }

  /** All records of a zone but for its serial, with their TTLs. */
  private static List<String> standing(String zone) throws Exception {
    return server.records(Name.of(zone)).stream()
        .filter(record -> record.getType() != Type.SOA)
        .map(Record::toString)
        .sorted()
        .toList();
  }
}
