package mailauth.core.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.lint.LintReport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfLintTest {

  @Test
  void aRecordThatDoesWhatItSaysHasNoProblems() {
    var report = SpfLint.lint("v=spf1 MX +a:mail.example.com include:spf.example.net ~all");

    assertThat(report.valid()).isTrue();
    assertThat(report.problems()).isEmpty();
    assertThat(report.effective().orElseThrow())
        .hasToString(
            "{all=softfail, terms=[mx, a:mail.example.com, include:spf.example.net, ~all],"
                + " lookups=3}");
  }

  @Test
  void aRedirectSaysWhatHappensToAllOthers() {
    assertThat(SpfLint.lint("v=spf1 redirect=_spf.example.com").effective().orElseThrow())
        .hasToString("{redirect=_spf.example.com, terms=[redirect=_spf.example.com], lookups=1}");
  }

  @Test
  void receiversMakeNothingOfAFaultyRecord() {
    var report = SpfLint.lint("v=spf1 moo -all");

    assertThat(report.valid()).isFalse();
    assertThat(report.isRecord()).isTrue();
    assertThat(report.effective()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf10 -all                                     | error SPF-003 0
          v=spf1 m\u00f6o -all                             | error SPF-037 8
          v=spf1 include:b\u00fccher.example -all         | error SPF-048 16
          v=spf1 exp=why.example.com -all                  | info SPF-019 27
          v=spf1 exists:%{l}.example.com -all              | info SPF-044 7
          v=spf1 include:aspmx.googlemail.com -all         | warning SPF-047 7
          v=spf1 moo -all                                  | error SPF-005 7
          v=spf1 a:museum -all                             | error SPF-005 9
          v=spf1 include: -all                             | error SPF-031 15
          v=spf1 ip4:2001:db8::1 -all                      | error SPF-025 11
          v=spf1 ip4:300.1.1.1 -all                        | error SPF-026 11
          v=spf1 mx//129 -all                              | error SPF-026 9
          v=spf1 exists:%{x}.example.com -all              | error SPF-032 14
          v=spf1 redirect=a.example redirect=b.example     | error SPF-016 26
          v=spf1 ptr -all                                  | warning SPF-011 7
          v=spf1 a:%{p}.example.com -all                   | warning SPF-011 7
          v=spf1 include:a.example include:a.example -all  | warning SPF-015 25
          v=spf1 mx -all redirect=a.example                | warning SPF-017 0
          v=spf1 -all mx                                   | warning SPF-018 12
          v=spf1 -all ~all                                 | warning SPF-030 12
          v=spf1 mx                                        | warning SPF-020 9
          v=spf1 +all                                      | error SPF-021 7
          v=spf1 ?all                                      | warning SPF-022 7
          v=spf1 ip4:10.1.0.0/16 -all                      | warning SPF-027 7
          v=spf1 ip6:fe80::1 -all                          | warning SPF-027 7
          v=spf1 ip4:8.0.0.0/8 -all                        | warning SPF-028 7
          v=spf1 ip6:2a00::/20 -all                        | warning SPF-028 7
          """)
  void everyFindingHasAnIdAndAPlace(String record, String finding) {
    assertThat(findings(SpfLint.lint(record))).containsExactly(finding);
  }

  @Test
  void lookupsAreCountedAsFarAsOneRecordShowsThem() {
    assertThat(findings(SpfLint.lint("v=spf1" + hosts(9) + " -all")))
        .containsExactly("warning SPF-007 0");
    assertThat(findings(SpfLint.lint("v=spf1" + hosts(11) + " -all")))
        .containsExactly("error SPF-006 0");
    assertThat(findings(SpfLint.lint("v=spf1" + hosts(8) + " -all"))).isEmpty();
  }

  @Test
  void aLongRecordIsMeasured() {
    assertThat(findings(SpfLint.lint("v=spf1" + networks(22) + " -all")))
        .containsExactly("info SPF-034 255");
    assertThat(findings(SpfLint.lint("v=spf1" + networks(34) + " -all")))
        .containsExactly("info SPF-034 255", "warning SPF-035 0");
    assertThat(findings(SpfLint.lint("v=spf1" + networks(40) + " -all")))
        .containsExactly("info SPF-034 255", "error SPF-035 0");
  }

  @Test
  void senderIdIsAThingOfThePast() {
    assertThat(findings(SpfLint.lint("spf2.0/pra mx -all")))
        .containsExactly("warning SPF-036 0", "error SPF-003 0");
  }

  private static String networks(int count) {
    var terms = new StringBuilder();
    for (int i = 0; i < count; i++) {
      terms.append(" ip4:8.8.%d.0".formatted(i));
    }
    return terms.toString();
  }

  @Property
  void anyTextHasAReport(@ForAll String text) {
    assertThat(SpfLint.lint("v=spf1 " + text).isRecord()).isTrue();
  }

  private static String hosts(int count) {
    var terms = new StringBuilder();
    for (int i = 0; i < count; i++) {
      terms.append(" a:").append(i).append(".example.com");
    }
    return terms.toString();
  }

  private static List<String> findings(LintReport report) {
    return report.problems().stream()
        .map(f -> "%s %s %d".formatted(f.severity().text(), f.id(), f.at()))
        .toList();
  }
}
