package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first domain's whole way on a zone file: plan, apply, plan again, and back. */
class FirstDomainTest {
  private static final String YAML =
      """
      version: 1
      providers:
        local: { type: zonefile, directory: zones }
      domains:
        example.com:
          provider: local
          senders: [i8t]
          dmarc: { policy: none, reports: [dmarc@example.com] }
      """;
  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @     IN SOA ns1 hostmaster ( 7 ; counts up
              3600 600 86400 300 )
            IN NS  ns1
      ns1   IN A   192.0.2.53   ; ours
      @     IN A   192.0.2.80
      @     IN TXT "first; of \\"five\\""
            IN TXT "v=spf1 mx ~all"   ; the mail server
            IN TXT "third"
      """;

  /** The sender's records, in a file as well, where no resolver is needed to find them. */
  private static final String SENDER =
      """
      $ORIGIN i8t.com.
      @    300 IN SOA ns1 hostmaster 1 3600 600 86400 300
      spf  300 IN TXT "v=spf1 ip4:203.0.113.0/24 ip6:2001:db8::/32 -all"
      i8tsmtp._domainkey 300 IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
      """;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder).file("mailauth.yaml", YAML).file("zones/example.com.zone", ZONE);
    cli.file("zones/i8t.com.zone", SENDER);
  }

  @Test
  void thePlanTalksMail() {
    assertThat(cli.run("plan"))
        .isEqualTo(
            new Cli.Ran(
                0,
                """
                example.com (zonefile local)
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
  }

  @Test
  void applyingChangesJustThoseRecords() {
    var applied = cli.run("apply", "--auto-approve");
    assertThat(applied.err()).isEmpty();
    assertThat(applied.exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone"))
        .isEqualTo(
            """
            $ORIGIN example.com.
            $TTL 1h
            @     IN SOA ns1 hostmaster ( 8 ; counts up
                    3600 600 86400 300 )
                  IN NS  ns1
            ns1   IN A   192.0.2.53   ; ours
            @     IN A   192.0.2.80
            @     IN TXT "first; of \\"five\\""
                  IN TXT "v=spf1 mx include:spf.i8t.com ~all"   ; the mail server
                  IN TXT "third"
            i8tsmtp._domainkey IN CNAME i8tsmtp._domainkey.i8t.com.
            _dmarc IN TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
            """);
    assertThat(cli.run("plan", "--detailed-exitcode"))
        .isEqualTo(new Cli.Ran(0, "No changes: 3 records stand as declared in 1 domain.\n", ""));
  }

  @Test
  void nobodyToAskIsNoApproval() {
    var ran = cli.run("apply");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("use --auto-approve, or apply a saved plan");
    assertThat(cli.read("zones/example.com.zone")).isEqualTo(ZONE);
  }

  @Test
  void aSavedPlanIsAppliedAsItWasReviewed() {
    var plan = cli.path("plan.json").toString();
    cli.run("plan", "--out", plan);
    cli.file("zones/example.com.zone", ZONE.replace("third", "foreign values may change"));
    assertThat(cli.run("apply", plan).exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone"))
        .contains("foreign values may change")
        .contains("v=spf1 mx include:spf.i8t.com ~all");
    assertThat(cli.run("apply", plan).exitCode()).as("a rerun converges").isZero();
  }

  @Test
  void aStalePlanWritesNothingAndNamesTheChange() {
    var plan = cli.path("plan.json").toString();
    cli.run("plan", "--out", plan);
    var changed = ZONE.replace("v=spf1 mx ~all", "v=spf1 a ~all");
    cli.file("zones/example.com.zone", changed);
    var ran = cli.run("apply", plan);
    assertThat(ran.exitCode()).isEqualTo(4);
    assertThat(ran.err())
        .isEqualTo(
            """
            mailauth: example.com TXT changed since the plan was made: it was "v=spf1 mx ~all" and \
            is "v=spf1 a ~all"
            mailauth: nothing was written; plan again
            """);
    assertThat(cli.read("zones/example.com.zone")).isEqualTo(changed);
  }

  @Test
  void rollbackBringsBackWhatStood() {
    cli.run("apply", "--auto-approve");
    var back = cli.run("rollback", "--auto-approve");
    assertThat(back.err()).isEmpty();
    assertThat(back.exitCode()).isZero();
    assertThat(cli.read("zones/example.com.zone")).isEqualTo(ZONE.replace("( 7", "( 9"));
    assertThat(cli.run("plan").out()).contains("2 to create, 1 to update");
  }

  @Test
  void aSenderThatLeavesTakesItsRecordsAlong() {
    cli.run("apply", "--auto-approve");
    cli.file("mailauth.yaml", YAML.replace("senders: [i8t]", "spf: { all: softfail }"));
    assertThat(cli.run("plan").out())
        .isEqualTo(
            """
            example.com (zonefile local)
              ~ example.com TXT "v=spf1"
                  - include:spf.i8t.com
                  deauthorizes - 203.0.113.0/24, 2001:db8::/32 (include:spf.i8t.com)
                  lookups 2 -> 1 of 10
                  ! confirm SPF_AUTHORIZATION_REMOVED: 203.0.113.0/24, 2001:db8::/32 \
            (include:spf.i8t.com) may no longer send; declare the sender to keep it
              - i8tsmtp._domainkey.example.com CNAME i8tsmtp._domainkey.i8t.com.
                  mailauth created it, and the YAML no longer declares it
                  ! unknown DKIM_KEY_IN_USE: no reports tell whether mail is still signed with selector i8tsmtp; import some, or be sure that nobody uses it
            Plan: 0 to create, 1 to update, 1 to delete in 1 domain. 1 confirmation needed \
            (SPF_AUTHORIZATION_REMOVED).
            """);
  }
}
