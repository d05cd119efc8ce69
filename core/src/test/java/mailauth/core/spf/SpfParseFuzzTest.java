package mailauth.core.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mailauth.core.dns.Name;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SpfParseFuzzTest {

  /** Fragments that meet in every way, so that the parser sees nearly right terms. */
  @Provide
  Arbitrary<String> nearlyRight() {
    return Arbitraries.of(
            " ",
            "+",
            "-",
            "~",
            "?",
            "all",
            "include",
            "a",
            "mx",
            "ptr",
            "ip4",
            "ip6",
            "exists",
            "redirect",
            "exp",
            "x-y.z",
            ":",
            "=",
            "/",
            "//",
            "24",
            "032",
            "129",
            "example.com",
            "Example.NET.",
            "192.0.2.1",
            "2001:db8::",
            "::ffff:192.0.2.1",
            "%{d}",
            "%{IR}",
            "%{l2r+-}",
            "%{s0}",
            "%{",
            "%%",
            "%_",
            "%-",
            "%",
            "}",
            ".",
            "\t",
            "\u00fc")
        .list()
        .ofMaxSize(16)
        .map(parts -> "v=spf1 " + String.join("", parts));
  }

  @Provide
  Arbitrary<String> octets() {
    return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(600);
  }

  @Property(tries = 20_000)
  void whatIsUnderstoodIsWrittenAndReadAgain(@ForAll("nearlyRight") String octets) {
    var record = SpfParse.parse(octets).record();
    assertThat(SpfParse.parse(record.text()).isSound()).isTrue();
    assertThat(SpfParse.parse(record.text()).record()).isEqualTo(record);
    assertThat(SpfParse.parse(record.source()).record()).isEqualTo(record);
  }

  @Property
  void anyOctetsAreRead(@ForAll("octets") String octets) {
    var parse = SpfParse.parse("v=spf1 " + octets);
    assertThat(parse.faults()).allSatisfy(f -> assertThat(f.offset()).isBetween(7, 607));
    SpfParse.parse(octets);
  }

  @Example
  void aMillionTermsAndEndlessTermsTakeLinearTime() {
    assertThat(SpfParse.parse("v=spf1" + " a".repeat(1_000_000)).record().terms())
        .hasSize(1_000_000);
    assertThat(SpfParse.parse("v=spf1" + " b".repeat(1_000_000)).faults()).hasSize(1_000_000);
    for (var part : new String[] {"a", "-", "/1", "%{d2", ":", "0", "."}) {
      assertThat(SpfParse.parse("v=spf1 a:" + part.repeat(300_000)).faults()).hasSize(1);
    }
  }

  @Example
  void aHundredThousandTermsAreLintedInLinearTime() {
    var terms = new StringBuilder("v=spf1");
    for (int i = 0; i < 100_000; i++) {
      terms.append(" ip4:10.").append(i >> 16).append('.').append(i >> 8 & 255).append('.');
      terms.append(i & 255);
    }
    var start = System.nanoTime();
    var report = SpfLint.lint(terms + " -all");
    assertThat(report.problems()).hasSizeGreaterThan(100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    var parse = SpfParse.parse(terms + " -all");
    var tree = SpfTree.planned(Name.of("example.com"), terms + " -all", 0, ZoneDns.of(""));
    assertThat(Redundancy.in(parse.record().directives())).isEmpty();
    assertThat(Authorization.of(tree).authorised().size().intValue()).isEqualTo(100_000);
  }
}
