package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.web.Fetched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that is written by hand is held to what a rollout waits for. */
class RolloutGatesTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -            , none      , pass
          -            , quarantine, block
          -            , reject    , block
          p=none       , reject    , block
          p=none       , quarantine, pass
          p=quarantine , reject    , pass
          p=reject     , none      , pass
          p=quarantine , quarantine, pass
          """)
  void noStageIsSkipped(String today, String policy, String verdict) {
    var example =
        Example.declares("dmarc: { policy: %s, reports: [a@example.com] }".formatted(policy));
    if (today != null) {
      example.today("_dmarc.example.com 300 TXT \"v=DMARC1; %s\"".formatted(today));
    }
    assertThat(example.verdicts().contains("block DMARC_STAGE_SKIPPED"))
        .isEqualTo(verdict.equals("block"));
  }

  @Test
  void nothingIsKnownOfAStageThatNobodyRemembers() {
    var example =
        Example.declares("dmarc: { policy: quarantine, reports: [a@example.com] }")
            .today("_dmarc.example.com 300 TXT \"v=DMARC1; p=none; rua=mailto:a@example.com\"");
    assertThat(example.verdicts())
        .contains(
            "unknown DMARC_DWELL",
            "block DMARC_REPORTS_MISSING",
            "block DMARC_EVIDENCE",
            "unknown DMARC_PASS_RATE");
    assertThat(example.plan().isBlocked()).isTrue();
  }

  @Test
  void aRecordThatAsksForNoReportsSeesNothing() {
    var example =
        Example.declares("dmarc: { policy: quarantine, reports: [a@example.com] }")
            .today("_dmarc.example.com 300 TXT \"v=DMARC1; p=none\"");
    assertThat(example.plan().changes().getFirst().gates())
        .anyMatch(gate ->
            gate.id().equals("DMARC_REPORTS_MISSING")
                && gate.message().startsWith("today's record asks for no reports"));
  }

  @Test
  void whoPostsToMailingListsAgreesToReject() {
    var lists = "dmarc: { policy: %s, reports: [a@example.com], mailing-lists: true }";
    var today = "_dmarc.example.com 300 TXT \"v=DMARC1; p=%s; rua=mailto:a@example.com\"";
    assertThat(
            Example.declares(lists.formatted("reject"))
                .today(today.formatted("quarantine"))
                .gates())
        .contains(
            new Gate(
                "DMARC_MAILING_LISTS",
                Gate.Outcome.CONFIRM,
                "people post to mailing lists (the YAML says so), and with reject some of that is"
                    + " lost (RFC 9989 section 7.4): stay with quarantine, or have them post from a"
                    + " subdomain"));
    assertThat(
            Example.declares(lists.formatted("quarantine"))
                .today(today.formatted("none"))
                .verdicts())
        .doesNotContain("confirm DMARC_MAILING_LISTS");
    assertThat(
            Example.declares(lists.formatted("reject").replace("true", "false"))
                .today(today.formatted("quarantine"))
                .verdicts())
        .doesNotContain("confirm DMARC_MAILING_LISTS");
  }

  /** Its id is not one that mailauth makes, so that only the web tells what it announces. */
  @Test
  void anEnforcedPolicyOfSomebodyElseStaysEnforced() {
    var plan =
        climbing()
            .served(
                Served.policy(
                    "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"))
            .rolled();
    assertThat(plan.rollouts().getFirst())
        .returns(1, Progress::at)
        .returns("mode=enforce", progress -> progress.stage().orElseThrow());
  }

  @Test
  void aPolicyOfSomebodyElseThatCannotBeFetchedStaysAsItIs() {
    var plan =
        climbing().served(new Fetched.Failed(Fetched.Kind.CONNECTION, "nobody listens")).rolled();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.rollouts().getFirst().missing())
        .containsExactly(
            new Progress.Missing(
                "MTA_STS_POLICY_NOT_SERVED",
                "a record stands that mailauth did not make, and its policy cannot be fetched, so"
                    + " that nobody knows whether it is enforced: it stays until it can be"));
  }

  @Test
  void aTestedPolicyOfSomebodyElseIsTested() {
    var plan =
        climbing()
            .served(
                Served.policy(
                    "version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n"))
            .rolled();
    assertThat(plan.rollouts().getFirst()).returns(0, Progress::at);
  }

  private static Example climbing() {
    return Example.declares("mta-sts: { rollout: normal, mx: [mail.example.com] }")
        .today("_mta-sts.example.com 300 TXT \"v=STSv1; id=20240101\"")
        .elsewhere("example.com 300 MX 10 mail.example.com.");
  }

  @Test
  void aParkedNameThatDeclaresSendersIsNone() {
    assertThat(
            Example.declares("senders: [i8t]\ndmarc: { rollout: parked }")
                .rolled()
                .rollouts()
                .getFirst()
                .missing())
        .extracting(Progress.Missing::gate)
        .containsExactly("DMARC_PARKED");
  }

  @Test
  void whatIsStricterThanTheLadderStaysSo() {
    var example =
        Example.declares("dmarc: { rollout: normal }")
            .today("_dmarc.example.com 300 TXT \"v=DMARC1; p=quarantine; sp=reject\"");
    var plan = example.rolled();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.rollouts().getFirst())
        .returns(3, Progress::at)
        .returns("p=quarantine sp=reject", progress -> progress.stage().orElseThrow());
  }

  @Test
  void aTopThatWasReachedByHandIsTheTop() {
    var plan =
        Example.declares("dmarc: { rollout: normal }")
            .today("_dmarc.example.com 300 TXT \"v=DMARC1; p=reject\"")
            .rolled();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.rollouts().getFirst().isDone()).isTrue();
  }
}
