package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Evidence;
import mailauth.core.posture.Purpose;
import mailauth.core.rollout.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gates say that no other test makes speak; the clock stands at 2026-11-25. */
class GateOutcomesTest {
  private static final String WATCHED =
      "_dmarc.example.com 300 TXT \"v=DMARC1; p=%s; rua=mailto:a@example.com\"";

  @Test
  void aStageHasToStandForItsTime() {
    assertThat(climbed("none", "quarantine", "2026-11-20", reports()))
        .contains("block DMARC_DWELL")
        .doesNotContain("block DMARC_PASS_RATE");
    assertThat(climbed("none", "quarantine", "2026-11-01", reports()))
        .doesNotContain("block DMARC_DWELL", "unknown DMARC_DWELL");
  }

  @Test
  void mailOfDeclaredSendersHasToPass() {
    var failing =
        reports().failing("2026-11-20", mailauth.core.evidence.Source.Kind.DECLARED, "i8t", 50);
    assertThat(climbed("none", "quarantine", "2026-11-01", failing))
        .contains("block DMARC_PASS_RATE");
  }

  @Test
  void aSenderThatTurnsUpLateHoldsItUp() {
    var late =
        Reports.daily("2026-11-01", "2026-11-24")
            .signed("2026-11-20", "i8t", "example.com", "i8tsmtp", 120);
    assertThat(climbed("quarantine", "reject", "2026-11-01", late))
        .contains("block DMARC_NEW_SENDER");
    assertThat(climbed("quarantine", "reject", "2026-11-01", reports()))
        .doesNotContain("block DMARC_NEW_SENDER");
  }

  @Test
  void mailBelowTheNameHasToPass() {
    var below = reports().failingBelow("2026-11-20", "news.example.com", "i8t", 1);
    assertThat(climbed("none", "quarantine", "2026-11-01", below))
        .contains("block DMARC_SUBDOMAINS_FAIL");
  }

  @Test
  void reportsThatMayNotBeSentHoldAStricterPolicyUp() {
    var elsewhere = "dmarc: { policy: %s, reports: [d@reports.example] }";
    assertThat(asks(elsewhere.formatted("quarantine"), "none"))
        .contains("block DMARC_REPORTS_NOT_AUTHORIZED");
    assertThat(asks(elsewhere.formatted("quarantine"), "quarantine"))
        .as("it stands already, and somebody may be asking for leave")
        .contains("confirm DMARC_REPORTS_NOT_AUTHORIZED");
  }

  /** Newer receivers stop at news.example.com, because nothing stands at example.com. */
  @Test
  void whoAlignsOnlyForOlderReceiversIsNotPunished() {
    var seen = Reports.daily("2026-11-01", "2026-11-24");
    assertThat(divided(seen.signedBelow("news.example.com", "i8t", "example.com", "s1", 120)))
        .contains("block DMARC_NOT_FOUND_BY_WALK");
    assertThat(
            divided(
                Reports.daily("2026-11-01", "2026-11-24")
                    .signedBelow("news.example.com", "i8t", "news.example.com", "s1", 120)))
        .contains("warn DMARC_NOT_FOUND_BY_WALK");
  }

  private static List<String> divided(Reports reports) {
    return Example.declares(
            "subdomains: { news: { dmarc: { policy: quarantine, reports: [a@example.com] } } }")
        .today("_dmarc.news.example.com 300 TXT \"v=DMARC1; p=none; rua=mailto:a@example.com\"")
        .nothingAt("_dmarc.example.com", "_dmarc.com")
        .reported(reports.evidence())
        .verdicts();
  }

  @Test
  void aRolloutOfSpfWaitsForItsTimeItsReportsAndDmarc() {
    assertThat(
            waits(
                Example.declares(
                        "senders: [{ hosts: { ip: [192.0.2.1] } }]\nspf: { rollout: normal }")
                    .today("example.com 300 TXT \"v=spf1 ip4:192.0.2.1 ~all\"")))
        .containsExactly("SPF_DWELL", "SPF_EVIDENCE", "SPF_BEFORE_DMARC");
  }

  @Test
  void aRolloutOfMtaStsWaitsForItsTimeItsReportsAndNoFailures() {
    var testing =
        Example.declares("mta-sts: { rollout: normal, mx: [mail.example.com] }")
            .today("_mta-sts.example.com 300 TXT \"v=STSv1; id=20240101\"")
            .elsewhere("example.com 300 MX 10 mail.example.com.")
            .served(
                Served.policy(
                    "version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n"));
    assertThat(waits(testing)).contains("MTA_STS_DWELL", "MTA_STS_EVIDENCE");
    testing.reported(
        Reports.daily("2026-11-20", "2026-11-24")
            .sessions("2026-11-21", Optional.of("certificate-expired"), 12)
            .ofTls());
    assertThat(waits(testing)).contains("MTA_STS_FAILURES");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          senders: [{ include: a.test }]      | a.test 300 TXT "v=spf1 ip4:192.0.2.1 wrong -all" | block SPF_PERMERROR
          senders: [{ include: a.test }]      | a.test 300 TXT "v=spf1 a:n1.test a:n2.test a:n3.test -all" | block SPF_VOID_LOOKUP_LIMIT
          senders: [{ include: a.test }]      | a.test 300 TXT "v=spf1 exists:%{i}.1.test exists:%{i}.2.test exists:%{i}.3.test exists:%{i}.4.test exists:%{i}.5.test exists:%{i}.6.test exists:%{i}.7.test exists:%{i}.8.test -all" | warn SPF_LOOKUP_LIMIT
          """)
  void whatAnIncludeLeadsTo(String yaml, String records, String verdict) {
    assertThat(
            Example.declares(yaml)
                .elsewhere(records)
                .nothingAt("n1.test", "n2.test", "n3.test")
                .verdicts())
        .contains(verdict);
  }

  @ParameterizedTest
  @CsvSource({"400, warn SPF_ANSWER_SIZE", "500, confirm SPF_ANSWER_SIZE"})
  void anAnswerMustNotBeTooLarge(int octets, String verdict) {
    assertThat(
            Example.declares("senders: [{ hosts: { ip: [192.0.2.1] } }]")
                .today(
                    "example.com 300 TXT \"%s\" \"%s\" \"%s\""
                        .formatted("x".repeat(200), "y".repeat(100), "z".repeat(octets - 300)))
                .verdicts())
        .containsExactly(verdict);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bimi: { logo: https://example.com/l.svg } | default._bimi.example.com 300 TXT "v=BIMI1; l=https://example.com/%d.svg" | warn BIMI_MULTIPLE_RECORDS
          mta-sts: { mode: testing, mx: [m.example.com] } | _mta-sts.example.com 300 TXT "v=STSv1; id=%d" | warn MTA_STS_MULTIPLE_RECORDS
          """)
  void ofTwoRecordsNobodyUsesAny(String yaml, String record, String verdict) {
    assertThat(
            Example.declares(yaml).today(record.formatted(1)).today(record.formatted(2)).verdicts())
        .contains(verdict);
  }

  @Test
  void aSenderThatIsSeldomSeenIsUnknownWithoutReports() {
    assertThat(
            Example.declares(
                    "senders: [{ service: i8t, seldom: monthly }]\n"
                        + "dmarc: { policy: quarantine, reports: [a@example.com] }")
                .today(WATCHED.formatted("none"))
                .verdicts())
        .contains("unknown SELDOM_SENDER_UNSEEN");
  }

  private static Reports reports() {
    return Reports.daily("2026-11-01", "2026-11-24")
        .signed("2026-11-02", "i8t", "example.com", "i8tsmtp", 120);
  }

  /** What gates say of a policy that becomes stricter, where the one before stands since a day. */
  private static List<String> climbed(String from, String to, String since, Reports reports) {
    var memory =
        Memory.NONE.with(
            List.of(new Memory.Mark(Name.of("example.com"), Purpose.DMARC, "p=" + from)),
            Instant.parse(since + "T09:00:00Z"));
    Evidence evidence = reports.evidence();
    return Example.declares(
            "senders: [i8t]\ndmarc: { policy: %s, reports: [a@example.com] }".formatted(to))
        .today(WATCHED.formatted(from))
        .remembered(Memory.SECTION, memory.section())
        .reported(evidence)
        .verdicts();
  }

  private static List<String> asks(String yaml, String today) {
    return Example.declares(yaml)
        .today(WATCHED.formatted(today))
        .nothingAt("_dmarc.reports.example", "_dmarc.example", "_dmarc.com", "_dmarc.example.com")
        .nothingAt("example.com._report._dmarc.reports.example")
        .verdicts();
  }

  private static List<String> waits(Example example) {
    return example.rolled().rollouts().getFirst().missing().stream()
        .map(Progress.Missing::gate)
        .toList();
  }
}
