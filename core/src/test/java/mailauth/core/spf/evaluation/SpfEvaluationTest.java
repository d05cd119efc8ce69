package mailauth.core.spf.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress;
import mailauth.core.spf.ZoneDns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the public suite, which runs over the wire, leaves open. */
class SpfEvaluationTest {

  @Test
  void everyStepIsTold() {
    var dns =
        ZoneDns.of(
            """
            example.com     TXT v=spf1 a include:spf.example.net -all
            example.com     A   192.0.2.1
            spf.example.net TXT v=spf1 ip4:198.51.100.0/24 ?all
            """);
    var evaluation = evaluate("203.0.113.9", "alice@example.com", dns);
    assertThat(evaluation.result()).isEqualTo(SpfResult.FAIL);
    assertThat(evaluation.directive()).hasToString("Optional[-all]");
    assertThat(evaluation.lookups()).isEqualTo(2);
    assertThat(evaluation.voidLookups()).isZero();
    assertThat(evaluation.trace())
        .containsExactly(
            step(0, "example.com", "", "has the record v=spf1 a include:spf.example.net -all"),
            step(
                0,
                "example.com",
                "a",
                "does not match: 203.0.113.9 against the addresses of example.com"),
            step(0, "example.com", "include:spf.example.net", "is evaluated"),
            step(1, "spf.example.net", "", "has the record v=spf1 ip4:198.51.100.0/24 ?all"),
            step(1, "spf.example.net", "ip4:198.51.100.0/24", "does not match"),
            step(1, "spf.example.net", "?all", "matches everything"),
            step(
                0,
                "example.com",
                "include:spf.example.net",
                "does not match: its result is neutral"),
            step(0, "example.com", "-all", "matches everything"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 moo                        | permerror | the record of example.com is broken: "moo" is no mechanism; the mechanisms are all, include, a, mx, ptr, ip4, ip6 and exists
          v=spf1 include:none.example       | permerror | include:none.example of example.com leads to no SPF record
          v=spf1 redirect=none.example      | permerror | redirect=none.example of example.com leads to no SPF record
          v=spf1 a:lame.example             | temperror | DNS gave no answer for lame.example A: the server is lame
          v=spf1 include:lame.example       | temperror | DNS gave no answer for lame.example TXT: the server is lame
          v=spf1 include:example.com        | permerror | include:example.com is the eleventh term that asks DNS; at most 10 are allowed
          v=spf1 a:x.test a:y.test a:z.test | permerror | z.test A is the third question without records; at most 2 are allowed
          moo                               | none      | example.com has no SPF record
          """)
  void aProblemIsNamed(String record, String result, String problem) {
    var dns = ZoneDns.of("example.com TXT " + record + "\nlame.example LAME");
    var evaluation = evaluate("192.0.2.1", "alice@example.com", dns);
    assertThat(evaluation.result().text()).isEqualTo(result);
    assertThat(evaluation.problem()).contains(problem);
    assertThat(evaluation.directive()).isEmpty();
  }

  @Test
  void twoRecordsAreAnError() {
    var dns = ZoneDns.of("example.com TXT v=spf1 -all\nexample.com TXT v=spf1 a -all");
    assertThat(evaluate("192.0.2.1", "alice@example.com", dns).problem())
        .contains("example.com has 2 SPF records; only one may stand there");
  }

  @ParameterizedTest
  @CsvSource({
    "%{s}, strong-bad@email.example.com",
    "%{o}, email.example.com",
    "%{d4}, email.example.com",
    "%{d2}, example.com",
    "%{d1}, com",
    "%{dr}, com.example.email",
    "%{d2r}, example.email",
    "%{l}, strong-bad",
    "%{l-}, strong.bad",
    "%{lr}, strong-bad",
    "%{lr-}, bad.strong",
    "%{l1r-}, strong",
    "%{S}, strong-bad%40email.example.com",
    "%{ir}.%{v}._spf.%{d2}, 3.2.0.192.in-addr._spf.example.com",
    "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}, 3.2.0.192.in-addr.strong.lp._spf.example.com",
    "%{d2}.trusted-domains.example.net, example.com.trusted-domains.example.net",
    "%{c} at %{t} for %{r} from %{h}, 192.0.2.3 at 1 for mx.example.org from helo.example.com",
  })
  void macrosExpandAsTheirExamplesInTheRfc(String explanation, String expanded) {
    var dns =
        ZoneDns.of(
            """
            email.example.com   TXT v=spf1 -all exp=why.example.com
            why.example.com     TXT %s
            """
                .formatted(explanation));
    var query =
        new SpfQuery(
            ip("192.0.2.3"),
            "strong-bad@email.example.com",
            "helo.example.com",
            "email.example.com",
            "mx.example.org",
            Instant.ofEpochSecond(1));
    assertThat(SpfEvaluation.evaluate(query, dns).explanation()).contains(expanded);
  }

  @Test
  void aLocalPartThatIsNotAsciiMatchesNoTermMadeOfIt() {
    var dns =
        ZoneDns.of(
            """
            example.com            TXT v=spf1 exists:%{l}.u.example.com a:%{d} -all
            example.com            A   192.0.2.1
            joe.u.example.com      A   127.0.0.2
            """);
    assertThat(evaluate("192.0.2.9", "joe@example.com", dns).result()).isEqualTo(SpfResult.PASS);
    assertThat(evaluate("192.0.2.9", "jo\u00e9@example.com", dns).result())
        .isEqualTo(SpfResult.FAIL);
    assertThat(evaluate("192.0.2.1", "jo\u00e9@example.com", dns).result())
        .isEqualTo(SpfResult.PASS);
  }

  @Test
  void domainsOfOtherScriptsAreAskedForInALabels() {
    var dns =
        ZoneDns.of(
            """
            xn--bcher-kva.example            TXT v=spf1 exists:%{o}.ok.example -all
            xn--bcher-kva.example.ok.example A   127.0.0.2
            """);
    assertThat(evaluate("192.0.2.9", "joe@b\u00fccher.example", dns).result())
        .isEqualTo(SpfResult.PASS);
  }

  @Test
  void whateverALocalPartHoldsIsAskedFor() {
    var dns =
        ZoneDns.of(
            """
            example.com TXT v=spf1 exists:%{l}.u.example.com -all
            o'neil+(x).u.example.com A 127.0.0.2
            """);
    assertThat(evaluate("192.0.2.9", "O'Neil+(x)@example.com", dns).result())
        .isEqualTo(SpfResult.PASS);
    assertThat(evaluate("192.0.2.9", "back\\slash@example.com", dns).result())
        .isEqualTo(SpfResult.FAIL);
  }

  @Test
  void anEmptySenderIsThePostmasterOfTheHeloName() {
    var dns = ZoneDns.of("mail.example.com TXT v=spf1 exists:%{l}.%{o} -all");
    SpfEvaluation.evaluate(SpfQuery.of(ip("192.0.2.1"), "", "mail.example.com"), dns);
    assertThat(dns.asked())
        .extracting(Object::toString)
        .containsExactly("mail.example.com TXT", "postmaster.mail.example.com A");
  }

  @Test
  void eachQuestionIsAskedOnce() {
    var dns =
        ZoneDns.of(
            """
            example.com   TXT v=spf1 include:a.example include:b.example -all
            a.example     TXT v=spf1 a:host.example
            b.example     TXT v=spf1 a:host.example include:a.example
            host.example  A   192.0.2.1
            """);
    assertThat(evaluate("203.0.113.1", "alice@example.com", dns).lookups()).isEqualTo(6);
    assertThat(dns.asked()).doesNotHaveDuplicates();
  }

  @Test
  void tooLongNamesLoseTheirLeftmostLabels() {
    var label = "a".repeat(63);
    var dns = ZoneDns.of("example.com TXT v=spf1 exists:%{l}.example.com -all");
    evaluate("192.0.2.1", String.join(".", label, label, label, label) + "@example.com", dns);
    assertThat(dns.asked().getLast().type()).isEqualTo(RecordType.A);
    assertThat(dns.asked().getLast().name().text())
        .isEqualTo(String.join(".", label, label, label) + ".example.com");
  }

  private static SpfEvaluation evaluate(String ip, String sender, ZoneDns dns) {
    return SpfEvaluation.evaluate(SpfQuery.of(ip(ip), sender, "mail.example.com"), dns);
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  private static Step step(int depth, String domain, String term, String words) {
    return new Step(depth, domain, term, words);
  }
}
