package mailauth.core.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfParseTest {

  @Test
  void aRecordIsItsTermsInOrder() {
    var record =
        sound("v=spf1 mx a:mail.example.com/24//64 ip4:192.0.2.1 ~include:%{d2}.test -all");
    assertThat(record.terms())
        .containsExactly(
            Directive.of(Qualifier.PASS, new Mechanism.Mx(Optional.empty(), DualCidr.HOST)),
            Directive.of(
                Qualifier.PASS,
                new Mechanism.A(
                    Optional.of(MacroString.literal("mail.example.com")), new DualCidr(24, 64))),
            record.terms().get(2),
            Directive.of(
                Qualifier.SOFTFAIL,
                new Mechanism.Include(
                    new MacroString(
                        List.of(
                            new MacroString.Macro('d', false, 2, false, ""),
                            new MacroString.Literal(".test"))))),
            Directive.of(Qualifier.FAIL, new Mechanism.All()));
    assertThat(record.all()).contains(Qualifier.FAIL);
    assertThat(record.redirect()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+MX, mx",
    "A:Mail.Example.COM., a:mail.example.com",
    "a/32//128, a",
    "ip4:192.0.2.77/24, ip4:192.0.2.0/24",
    "ip4:192.0.2.7/32, ip4:192.0.2.7",
    "ip6:2001:DB8:0::1, ip6:2001:db8::1",
    "REDIRECT=Example.com, redirect=example.com",
    "exists:%{IR}.example.com, exists:%{Ir}.example.com",
  })
  void termsThatSayTheSameAreEqualButKeepHowTheyWereWritten(String written, String canonical) {
    var record = sound("v=spf1 " + written);
    assertThat(record).isEqualTo(sound("v=spf1 " + canonical)).hasToString("v=spf1 " + canonical);
    assertThat(record.source()).isEqualTo("v=spf1 " + written);
  }

  @ParameterizedTest
  @CsvSource({
    "-all, ~all",
    "a, mx",
    "a:example.com, a:example.net",
    "a/24, a//24",
    "ip4:192.0.2.0, ip4:192.0.2.0/24",
    "exists:%{l}.example.com, exists:%{L}.example.com",
    "x=A, x=a",
  })
  void termsThatSaySomethingElseDiffer(String one, String other) {
    assertThat(sound("v=spf1 " + one)).isNotEqualTo(sound("v=spf1 " + other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=spf1", "V=SPF1", "v=spf1 ", "v=spf1  mx", "v=spf1 mx "})
  void theVersionEndsWithASpaceOrTheRecord(String octets) {
    assertThat(SpfRecord.isSpf(octets)).isTrue();
    assertThat(SpfParse.parse(octets).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v=spf10", " v=spf1", "v=spf1\tmx", "\"v=spf1 mx\"", "spf2.0/pra a"})
  void anythingElseIsNoSpfRecord(String octets) {
    assertThat(SpfRecord.isSpf(octets)).isFalse();
    assertThat(SpfParse.parse(octets).faults().getFirst().kind()).isEqualTo(SpfFault.Kind.VERSION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a:111.222.33.44     | DOMAIN            | 9  | "111.222.33.44" is an address where a domain belongs; write it with ip4: or ip6:
          a:museum            | DOMAIN            | 9  | "museum" is no domain; write one with a dot and a top-level name, like mail.example.com
          a:example.-com      | DOMAIN            | 9  | "example.-com" is no domain; write one with a dot and a top-level name, like mail.example.com
          a/33                | PREFIX_LENGTH     | 8  | "/33" is no prefix length for IPv4; write 0 to 32 without leading zeros
          a/24/64             | VALUE             | 8  | "/24/64" cannot follow "a"; write a colon and a domain, or a space
          mx//129             | PREFIX_LENGTH     | 9  | "/129" is no prefix length for IPv6; write 0 to 128 without leading zeros
          ip4:1.2.3.4/032     | PREFIX_LENGTH     | 18 | "/032" is no prefix length for IPv4; write 0 to 32 without leading zeros
          ip4:1.2.3           | ADDRESS           | 11 | "1.2.3" is no address; write ip4:192.0.2.1 or ip4:192.0.2.0/24
          ip4:2001:db8::1     | FAMILY            | 11 | "2001:db8::1" is of the other family; write ip6:2001:db8::1
          ip4                 | VALUE             | 10 | "ip4" needs an address; write ip4:192.0.2.1 or ip4:192.0.2.0/24
          192.0.2.0/24        | UNKNOWN_MECHANISM | 7  | "192.0.2.0/24" is no mechanism; write ip4:192.0.2.0/24
          ip:192.0.2.1        | UNKNOWN_MECHANISM | 7  | "ip:192.0.2.1" is no mechanism; write ip4:192.0.2.1
          redirect:example.com| UNKNOWN_MECHANISM | 7  | "redirect:example.com" is no mechanism; write redirect=example.com without a sign
          moo                 | UNKNOWN_MECHANISM | 7  | "moo" is no mechanism; the mechanisms are all, include, a, mx, ptr, ip4, ip6 and exists
          -all:foo            | VALUE             | 11 | "all" takes no value; write it alone
          include             | VALUE             | 14 | "include" needs a domain; write include:example.com
          exists:             | VALUE             | 14 | "exists:" needs a domain; write exists:example.com
          redirect=           | VALUE             | 16 | "redirect=" needs a domain; write redirect=example.com
          exists:%(ir).test   | MACRO             | 14 | a percent sign begins a macro; write %% for the sign itself
          exists:%{x}.test    | MACRO             | 14 | "%{x}.test" is no macro; write %{, one of s l o d i p h v, a number, r, delimiters and }
          exists:%{d0}.test   | MACRO             | 14 | a macro cannot keep 0 parts; write 1 or more, or no number
          exp=%{r}.test       | MACRO             | 11 | "%{r}.test" uses a macro that is for explanations only; c, r and t cannot stand in a domain
          """)
  void aFaultSaysWhereWhatAndWhatToWrite(String term, SpfFault.Kind kind, int at, String message) {
    assertThat(SpfParse.parse("v=spf1 " + term).faults())
        .containsExactly(new SpfFault(kind, at, message));
  }

  @Test
  void soundTermsSurviveBesideFaultyOnes() {
    var parse = SpfParse.parse("v=spf1 mx moo ip4:192.0.2.1/99 redirect=a.test redirect=b.test");
    assertThat(parse.record()).isEqualTo(sound("v=spf1 mx redirect=a.test"));
    assertThat(parse.faults())
        .extracting(SpfFault::kind)
        .containsExactly(
            SpfFault.Kind.UNKNOWN_MECHANISM, SpfFault.Kind.PREFIX_LENGTH, SpfFault.Kind.DUPLICATE);
  }

  @Test
  void octetsThatCannotBePrintedAreNamed() {
    assertThat(SpfParse.parse("v=spf1 a\rptr a:b\u00fccher.example").faults())
        .extracting(SpfFault::message)
        .containsExactly(
            "\"a\\x0dptr\" has the octet 0x0d; write one space between two terms",
            "\"a:b\\xfccher.example\" has the octet 0xfc; write ASCII only, and a domain in"
                + " A-labels (xn--...)");
  }

  private static SpfRecord sound(String octets) {
    var parse = SpfParse.parse(octets);
    assertThat(parse.faults()).isEmpty();
    return parse.record();
  }
}
