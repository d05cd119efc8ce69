package mailauth.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import mailauth.core.dkim.DkimLint;
import mailauth.core.dmarc.DmarcLint;
import mailauth.core.lint.Finding;
import mailauth.core.lint.LintReport;
import mailauth.core.mtasts.MtaStsLint;
import mailauth.core.tlsrpt.TlsRptLint;
import org.junit.jupiter.api.Test;

/** The record and policy cases of other implementations, judged by our lint. */
class RecordConformanceTest {

  @Test
  void mtaStsRecords() {
    passAll("mta-sts-record.json", MtaStsLint::record, RecordConformanceTest::sameVerdict);
  }

  @Test
  void mtaStsPolicies() {
    passAll("mta-sts-policy.json", MtaStsLint::policy, RecordConformanceTest::sameVerdict);
  }

  @Test
  void tlsRptRecords() {
    passAll("tls-rpt-record.json", TlsRptLint::lint, RecordConformanceTest::sameVerdict);
  }

  @Test
  void dkimKeyRecords() {
    passAll(
        "dkim-key-record-mox.json",
        DkimLint::lint,
        (expected, report) ->
            report.valid() == (expected.get("error") == null)
                && report.isRecord() == Boolean.TRUE.equals(expected.get("is_dkim")));
  }

  /** The file expects RFC 7489; these are the cases where RFC 9989 changed the rules. */
  private static final Map<String, String> CHANGED_BY_RFC_9989 =
      Map.of(
          "v=DMARC1; sp=reject; p=reject",
          "tags may stand in any order after v (section 4.8)",
          "v=DMARC1; rua=mailto:dmarc-feedback@example.com!",
          "what follows ! is obsolete and ignored, so a valid rua remains and p=none applies"
              + " (sections 4.8 and 4.10.1)",
          "v=DMARC1; rua=mailto:dmarc-feedback@example.com"
              + "!99999999999999999999999999999999999999999999999",
          "a size that fits no integer is ignored like any other (section 4.8)",
          "v=DMARC1; rua=mailto:dmarc-feedback@example.com!10p",
          "a size of an unknown unit is ignored like any other (section 4.8)");

  @Test
  void dmarcRecords() {
    passAll(
        "dmarc-record-mox-rfc7489.json",
        DmarcLint::lint,
        (expected, report) -> {
          boolean strict = Boolean.TRUE.equals(expected.get("valid_rfc7489_strict"));
          boolean changed = CHANGED_BY_RFC_9989.containsKey(expected.get("input"));
          return report.valid() == (changed ? !strict : strict);
        });
  }

  private static boolean sameVerdict(Map<String, Object> expected, LintReport report) {
    return report.valid() == Boolean.TRUE.equals(expected.get("valid"));
  }

  private static void passAll(
      String file,
      Function<String, LintReport> lint,
      BiPredicate<Map<String, Object>, LintReport> agrees) {
    var cases = Shared.cases(file);
    var failed = new ArrayList<String>();
    for (var expected : cases) {
      var report = lint.apply((String) expected.get("input"));
      if (!agrees.test(expected, report)) {
        failed.add(expected + " but " + messages(report.problems()));
      }
    }
    System.out.printf(
        "conformance: %s %d of %d%n", file, cases.size() - failed.size(), cases.size());
    assertThat(failed).isEmpty();
  }

  private static List<String> messages(List<Finding> findings) {
    return findings.stream().map(f -> f.severity() + " " + f.id() + " " + f.message()).toList();
  }
}
