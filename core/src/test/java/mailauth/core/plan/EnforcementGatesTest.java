package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mailauth.core.dkim.Proofs;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Source;
import org.junit.jupiter.api.Test;

/** A policy goes from none to quarantine; the clock stands at noon of 2026-11-25. */
class EnforcementGatesTest {
  private static final List<String> OF_INVENTORY =
      List.of(
          "SENDER_WITHOUT_OWNER",
          "DMARC_DKIM_UNPROVEN",
          "SELDOM_SENDER_UNSEEN",
          "SOURCE_NOT_CLASSIFIED");

  @Test
  void whatIsKnownLetsItPass() {
    assertThat(
            said(
                "owner: it@example.com",
                "",
                reports().signed("2026-11-20", "i8t", "example.com", "i8tsmtp", 120)))
        .isEqualTo(
            """
            pass DMARC_DKIM_UNPROVEN: mail of i8t was signed and passed in the last 30 days
            pass SOURCE_NOT_CLASSIFIED: all that fails in reports is explained in the YAML\
            """);
  }

  @Test
  void somebodyAnswersForEverySender() {
    var seen = reports().signed("2026-11-20", "i8t", "example.com", "i8tsmtp", 120);
    assertThat(said("", "", seen))
        .startsWith(
            "warn SENDER_WITHOUT_OWNER: nobody is named to ask about i8t when mail fails; write"
                + " 'owner:' for the domain or the sender\n");
    assertThat(said("", ", owner: finance", seen)).doesNotContain("SENDER_WITHOUT_OWNER");
    assertThat(
            Example.declares("senders: [i8t]\ndmarc: { policy: quarantine }")
                .today("_dmarc.example.com 300 TXT \"v=DMARC1; p=none\"")
                .verdicts())
        .as("where reports go nowhere, nobody can be asked at all")
        .contains("block SENDER_WITHOUT_OWNER");
  }

  @Test
  void aKeyInDnsIsNoSignature() {
    assertThat(said("owner: it@example.com", "", reports()))
        .startsWith(
            "block DMARC_DKIM_UNPROVEN: no report of the last 30 days shows a signature of i8t that"
                + " passes for example.com; turn signing on there, or take the sender out\n");
    assertThat(
            said(
                "owner: it@example.com",
                "",
                reports().signed("2026-10-01", "i8t", "example.com", "i8tsmtp", 120)))
        .as("too long ago")
        .startsWith("block DMARC_DKIM_UNPROVEN");
    var without = example("owner: it@example.com", "");
    assertThat(without.verdicts()).contains("unknown DMARC_DKIM_UNPROVEN");
    assertThat(without.plan().isBlocked()).isTrue();
  }

  @Test
  void aMessageOfASeldomSenderThatSomebodyShowedIsAsGoodAsAReport() {
    var seldom = example("owner: it@example.com", ", seldom: monthly");
    seldom.reported(reports().evidence());
    assertThat(seldom.verdicts()).contains("block SELDOM_SENDER_UNSEEN");
    var shown =
        new Proofs(Map.of())
            .with(Name.of("i8tsmtp._domainkey.example.com"), Instant.parse("2026-11-20T09:00:00Z"));
    assertThat(seldom.remembered(Proofs.SECTION, shown.section()).verdicts())
        .doesNotContain("block SELDOM_SENDER_UNSEEN");
  }

  @Test
  void aMessageThatSomebodyShowedIsProofForAMonth() {
    var shown =
        example("owner: it@example.com", "")
            .remembered(
                Proofs.SECTION,
                new Proofs(Map.of())
                    .with(
                        Name.of("i8tsmtp._domainkey.example.com"),
                        Instant.parse("2026-11-20T09:00:00Z"))
                    .section());
    assertThat(shown.gates())
        .contains(
            new Gate(
                "DMARC_DKIM_UNPROVEN",
                Gate.Outcome.PASS,
                "mail of i8t was signed and passed in the last 30 days (i8t by a message of"
                    + " 2026-11-20)"));
    assertThat(shown.at("2026-12-21T12:00:00Z").verdicts())
        .as("a month later")
        .contains("unknown DMARC_DKIM_UNPROVEN");
  }

  @Test
  void aKeyThatSeveralShareIsProvenByOneUntilMailIsRefused() {
    var shared =
        """
        owner: it@example.com
        senders: [{ hosts: { ip: [192.0.2.1] } }, { include: _spf.payroll.example }]
        dkim: { s1: { txt: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" } }
        dmarc: { policy: %s, reports: [d@example.com] }
        """;
    var seen = reports().signed("2026-11-20", "own hosts", "example.com", "s1", 120).evidence();
    assertThat(
            Example.declares(shared.formatted("quarantine"))
                .today("_dmarc.example.com 300 TXT \"v=DMARC1; p=none\"")
                .reported(seen)
                .verdicts())
        .doesNotContain("block DMARC_DKIM_UNPROVEN");
    assertThat(
            Example.declares(shared.formatted("reject"))
                .today("_dmarc.example.com 300 TXT \"v=DMARC1; p=quarantine\"")
                .reported(seen)
                .verdicts())
        .contains("block DMARC_DKIM_UNPROVEN");
  }

  @Test
  void whoeverFailsIsExplained() {
    var reports =
        reports()
            .signed("2026-11-20", "i8t", "example.com", "i8tsmtp", 120)
            .failing("2026-11-20", Source.Kind.KNOWN, "Mailchimp", 1_204)
            .failing("2026-11-20", Source.Kind.UNKNOWN, "lists.example.org", 3)
            .failing("2026-11-20", Source.Kind.UNKNOWN, "192.0.2.0/24", 2);
    assertThat(said("owner: it@example.com", "", reports))
        .endsWith(
            "block SOURCE_NOT_CLASSIFIED: Mailchimp (1,204 messages), lists.example.org (3"
                + " messages) send in your name, and their mail fails; declare them under"
                + " 'senders', or say under 'sources' whether they are forwarder, spoof or ignore");
    assertThat(
            said(
                """
                owner: it@example.com
                sources: { Mailchimp: ignore, lists.example.org: forwarder }\
                """,
                "",
                reports))
        .endsWith("pass SOURCE_NOT_CLASSIFIED: all that fails in reports is explained in the YAML");
  }

  @Test
  void whoSendsOnceAMonthIsWaitedFor() {
    assertThat(said("owner: it@example.com", ", seldom: monthly", reports()))
        .contains(
            "block SELDOM_SENDER_UNSEEN: no report shows i8t (once a month) since 2026-11-01; wait"
                + " until it has sent, or show a message of it to 'mailauth dkim verify"
                + " --remember'\n");
    assertThat(
            said(
                "owner: it@example.com",
                ", seldom: monthly",
                reports().signed("2026-11-02", "i8t", "example.com", "i8tsmtp", 1)))
        .doesNotContain("SELDOM_SENDER_UNSEEN");
  }

  @Test
  void aPolicyOfNoneAsksForNothing() {
    assertThat(
            Example.declares("senders: [i8t]\ndmarc: { policy: none, reports: [d@example.com] }")
                .gates())
        .extracting(Gate::id)
        .doesNotContainAnyElementsOf(OF_INVENTORY);
  }

  private static Reports reports() {
    return Reports.daily("2026-11-01", "2026-11-24");
  }

  private static Example example(String keys, String facts) {
    return Example.declares(
            """
            %s
            senders: [{ service: i8t%s }]
            dmarc: { policy: quarantine, reports: [d@example.com] }
            """
                .formatted(keys, facts))
        .today(
            """
            _dmarc.example.com 300 TXT "v=DMARC1; p=none; rua=mailto:d@example.com"
            """);
  }

  /** The verdicts of these gates, one a line. */
  private static String said(String keys, String facts, Reports reports) {
    return String.join(
        "\n",
        example(keys, facts).reported(reports.evidence()).gates().stream()
            .filter(gate -> OF_INVENTORY.contains(gate.id()))
            .map(gate -> "%s %s: %s".formatted(gate.outcome().text(), gate.id(), gate.message()))
            .toList());
  }
}
