package mailauth.core.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

class LoaderFuzzTest {
  private static final String VALID =
      """
      version: 1
      defaults: &d
        ttl: 1h # often enough
        dmarc: { reports: [dmarc@example.com] }
      providers:
        local: { type: zonefile, directory: "zones" }
        ns1: { type: rfc2136, server: "192.0.2.53:53", tsig: { name: k, secret: ${env:SECRET} } }
      state: { type: file, path: .mailauth/state.json }
      domains:
        example.com:
          provider: local
          senders:
            - i8t
            - service: mailchimp
              dkim: { k2: dkim2.mcsv.net }
            - hosts: { ip: [192.0.2.0/24, "2001:db8::/32"], a: [mail.example.com], mx: true }
            - include: spf.partner.example
          spf: { all: softfail, flatten: [mailchimp] }
          dkim:
            s2026: { public-key: file:keys/s2026.pub }
            s2025:
              public-key: |
                -----BEGIN PUBLIC KEY-----
                AAAA
          dmarc: { policy: none, alignment: { dkim: relaxed } }
          mta-sts: { mode: testing, mx: [mail.example.com], max-age: 7d }
          bimi: { logo: 'https://example.com/logo.svg' }
          dane: { mail.example.com: file:certs/mail.pem }
          subdomains:
            news: { senders: [sendgrid] }
        bücher.example: { provider: local, parked: true }
      """;

  /** A place in the file, how many octets go there, and which come in their stead. */
  private record Edit(int at, int removed, String added) {
    String of(String octets) {
      int from = Math.min(at, octets.length());
      int to = Math.min(from + removed, octets.length());
      return octets.substring(0, from) + added + octets.substring(to);
    }
  }

  @Example
  void theFileItselfLoads() {
    assertThat(Files.problems(VALID)).isEmpty();
  }

  @Property(tries = 10_000)
  void neverThrowsAndPointsIntoTheFile(@ForAll("edits") List<Edit> edits) {
    var octets = octets(VALID);
    for (var edit : edits) {
      octets = edit.of(octets);
    }
    var file = new SourceFile("f", octets.getBytes(ISO_8859_1));
    var lines = new String(file.octets(), UTF_8).split("\r\n|\r|\n", -1);
    var loading = ConfigLoader.load(List.of(file), Files.VOCABULARY);
    if (loading instanceof Loading.Rejected(var problems)) {
      assertThat(problems).isNotEmpty().allSatisfy(problem -> check(problem, lines));
    }
  }

  private static void check(Problem problem, String[] lines) {
    assertThat(problem.message()).isNotBlank().doesNotContain("\n");
    if (problem.at().equals(Position.ofFile("f"))) {
      return;
    }
    assertThat(problem.at().line()).isBetween(1, lines.length);
    assertThat(problem.at().column())
        .isBetween(1, (int) lines[problem.at().line() - 1].codePoints().count() + 1);
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    var fragment =
        Arbitraries.of(
                ": ",
                ":",
                "- ",
                "\n",
                "\r\n",
                "\r",
                "  ",
                "\t",
                "#",
                "'",
                "\"",
                "[",
                "]",
                "{",
                "}",
                ",",
                "&d ",
                "*d",
                "!!str ",
                "? ",
                "| ",
                ">\n",
                "---\n",
                "...\n",
                "%YAML 1.2\n",
                "<<",
                "@",
                "`",
                "\\",
                "\\x",
                "null",
                "~",
                "yes",
                "1e5",
                "${env:",
                "${env:X}",
                "\0",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\uFDD0",
                "\uD83D\uDE00",
                "policy",
                "parked: true")
            .map(LoaderFuzzTest::octets);
    var octet = Arbitraries.chars().range('\0', '\u00FF').map(String::valueOf);
    var copied =
        Combinators.combine(place(), Arbitraries.integers().between(1, 200))
            .as((from, length) -> {
              var octets = octets(VALID);
              return octets.substring(from, Math.min(octets.length(), from + length));
            });
    return Combinators.combine(
            place(),
            Arbitraries.integers().between(0, 20),
            Arbitraries.oneOf(fragment, fragment, copied, octet))
        .as(Edit::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static Arbitrary<Integer> place() {
    return Arbitraries.integers()
        .between(0, VALID.length() - 1)
        .withDistribution(RandomDistribution.uniform());
  }

  /** UTF-8 as ISO 8859-1 text, one char an octet, which any edit leaves to be octets. */
  private static String octets(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
