package mailauth.core.spf.flattening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.ZoneDns;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;
import mailauth.core.spf.flattening.Flattening.Flattened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatteningTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final Name VENDOR = Name.of("spf.test");

  @Test
  void anIncludeBecomesTheFewestAddresses() {
    var dns =
        ZoneDns.of(
            """
            spf.test   TXT v=spf1 include:a.test include:b.test ~all
            a.test     TXT v=spf1 ip4:192.0.2.0/25 ip6:2001:db8::/32 ?all
            b.test     TXT v=spf1 ip4:192.0.2.128/25 redirect=c.test
            c.test     TXT v=spf1 ip4:198.51.100.7 -all
            """);
    var flattened = flatten("v=spf1 mx include:spf.test ~all", dns);
    assertThat(flattened.record())
        .hasToString("v=spf1 mx ip4:192.0.2.0/24 ip4:198.51.100.7 ip6:2001:db8::/32 ~all");
    assertThat(flattened.pieces()).isEmpty();
    assertThat(flattened.tree().lookups()).isEqualTo(1);
  }

  /** The last term of a flattened include once went missing in another tool, for years. */
  @ParameterizedTest
  @CsvSource({
    "v=spf1 ip4:192.0.2.1 ip4:198.51.100.1",
    "v=spf1 ip4:192.0.2.1 ip4:198.51.100.1 -all",
    "v=spf1 ip4:192.0.2.1 include:last.test",
    "v=spf1 ip4:192.0.2.1 redirect=last.test",
  })
  void theLastTermIsNotLost(String vendor) {
    var dns =
        ZoneDns.of("spf.test TXT %s\nlast.test TXT v=spf1 ip4:198.51.100.1".formatted(vendor));
    assertThat(flatten("v=spf1 include:spf.test -all", dns).record())
        .hasToString("v=spf1 ip4:192.0.2.1 ip4:198.51.100.1 -all");
  }

  @Test
  void whatDoesNotFitIsSplitOverRecordsThatDo() {
    var addresses =
        IntStream.range(0, 100)
            .mapToObj(i -> "ip4:192.0.2.%d".formatted(i * 2))
            .collect(Collectors.joining(" "));
    var dns = ZoneDns.of("spf.test TXT v=spf1 %s ip6:2001:db8::/32 -all".formatted(addresses));
    var flattened = flatten("v=spf1 ip4:203.0.113.0/24 include:spf.test a -all", dns);
    assertThat(flattened.record())
        .hasToString(
            "v=spf1 ip4:203.0.113.0/24 include:_spf1.example.com include:_spf2.example.com"
                + " include:_spf3.example.com include:_spf4.example.com include:_spf5.example.com"
                + " a -all");
    assertThat(flattened.pieces())
        .allSatisfy(piece -> {
          var value = Txt.of(piece.record().text());
          assertThat(AnswerSize.octets(piece.name(), List.of(value)))
              .isLessThanOrEqualTo(AnswerSize.ADVISED);
        });
    assertThat(flattened.pieces().getLast().record().text()).endsWith("ip6:2001:db8::/32 -all");
  }

  @Test
  void foreignValuesAtTheNameTakeRoomAway() {
    var dns = ZoneDns.of("spf.test TXT v=spf1 ip4:192.0.2.1 -all");
    var flat = ((Resolution.Flat) Resolution.of(DOMAIN, VENDOR, dns)).include();
    var record = SpfParse.parse("v=spf1 include:spf.test -all").record();
    var others = List.of(Txt.of("x".repeat(400)));
    assertThat(
            ((Flattened) Flattening.of(DOMAIN, record, List.of(flat), others, List.of(), dns))
                .pieces())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "exists:%{i}.test",
    "include:%{l}.test",
    "ptr",
    "a:host.test",
    "mx",
    "-ip4:192.0.2.1 include:maze.test",
  })
  void whatCannotBeWrittenDownStaysAnInclude(String term) {
    var dns =
        ZoneDns.of(
            """
            spf.test  TXT v=spf1 ip4:192.0.2.0/24 include:odd.test -all
            spf.test  MX  10 host.test
            odd.test  TXT v=spf1 ip4:198.51.100.0/24 %s -all
            maze.test TXT v=spf1 exists:%%{i}.test
            host.test A   203.0.113.1
            """
                .formatted(term));
    assertThat(flatten("v=spf1 include:spf.test -all", dns).record())
        .hasToString("v=spf1 ip4:192.0.2.0/24 include:odd.test -all");
    assertThat(flatten("v=spf1 include:odd.test -all", Name.of("odd.test"), dns).record())
        .hasToString("v=spf1 include:odd.test -all");
  }

  @Test
  void addressesThatAnIncludeTakesOutStayOut() {
    var dns = ZoneDns.of("spf.test TXT v=spf1 -ip4:192.0.2.0/26 ip4:192.0.2.0/25 ~all");
    assertThat(flatten("v=spf1 include:spf.test -all", dns).record())
        .hasToString("v=spf1 ip4:192.0.2.64/26 -all");
  }

  @Test
  void includesMeetOnlyWhereOrderMakesNoDifference() {
    var dns =
        ZoneDns.of(
            """
            spf.test   TXT v=spf1 ip4:192.0.2.0/25
            other.test TXT v=spf1 ip4:192.0.2.128/25
            """);
    var record = "v=spf1 include:spf.test %s include:other.test -all";
    assertThat(flattenBoth(record.formatted("a:x.test"), dns))
        .hasToString("v=spf1 ip4:192.0.2.0/24 a:x.test -all");
    assertThat(flattenBoth(record.formatted("-ip4:192.0.2.200"), dns))
        .hasToString("v=spf1 ip4:192.0.2.0/25 -ip4:192.0.2.200 ip4:192.0.2.128/25 -all");
  }

  @Test
  void aQualifierIsKept() {
    var dns = ZoneDns.of("spf.test TXT v=spf1 ip4:192.0.2.0/24");
    assertThat(flatten("v=spf1 ?include:spf.test -all", dns).record())
        .hasToString("v=spf1 ?ip4:192.0.2.0/24 -all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=spf1 include:lame.test | include:spf.test > include:lame.test: lame.test TXT: the server is lame
          v=spf1 moo               | include:spf.test: "moo" is no mechanism; the mechanisms are all, include, a, mx, ptr, ip4, ip6 and exists
          v=spf1 include:spf.test  | include:spf.test > include:spf.test: spf.test includes itself
          something else           | include:spf.test: spf.test has no SPF record
          """)
  void whatCannotBeEvaluatedIsNotWrittenOut(String vendor, String reason) {
    var dns = ZoneDns.of("lame.test LAME\nspf.test TXT " + vendor);
    assertThat(Resolution.of(DOMAIN, VENDOR, dns))
        .isEqualTo(new Resolution.Refused(reason, reason.endsWith("lame")));
  }

  @Test
  void aSetThatWasResolvedEarlierIsWrittenOutAsItWas() {
    var addresses = IpSet.of(Cidr.parse("198.51.100.0/24").orElseThrow());
    var locked = new FlatInclude(VENDOR, addresses, List.of(Name.of("kept.test")));
    var dns =
        ZoneDns.of(
            """
            spf.test  TXT v=spf1 ip4:203.0.113.0/24
            kept.test TXT v=spf1 ip4:192.0.2.1
            """);
    var record = SpfParse.parse("v=spf1 include:spf.test -all").record();
    assertThat(Flattening.of(DOMAIN, record, List.of(locked), List.of(), List.of(), dns))
        .asInstanceOf(type(Flattened.class))
        .extracting(f -> f.record().text())
        .isEqualTo("v=spf1 ip4:198.51.100.0/24 include:kept.test -all");
  }

  @Test
  void theProofNamesWhatIsMissing() {
    var original = authorization("v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.1 -all");
    assertThat(Proof.difference(original, authorization("v=spf1 ip4:192.0.2.0/24 -all")))
        .contains(
            "the flattened record differs for the result PASS: it lost [198.51.100.1] and gained"
                + " []");
    assertThat(
            Proof.difference(
                authorization("v=spf1 exists:%{i}.test -all"), authorization("v=spf1 -all")))
        .contains(
            "the flattened record differs in the terms that depend on the sender:"
                + " [exists:%{i}.test] became []");
    assertThat(Proof.difference(original, original)).isEmpty();
  }

  private static Authorization authorization(String record) {
    return Authorization.of(SpfTree.planned(DOMAIN, record, 0, ZoneDns.of("")));
  }

  private static Flattened flatten(String record, ZoneDns dns) {
    return flatten(record, VENDOR, dns);
  }

  private static Flattened flatten(String record, Name include, ZoneDns dns) {
    return flatten(record, List.of(include), dns);
  }

  private static String flattenBoth(String record, ZoneDns dns) {
    return flatten(record, List.of(VENDOR, Name.of("other.test")), dns).record().text();
  }

  private static Flattened flatten(String record, List<Name> includes, ZoneDns dns) {
    var flat =
        includes.stream()
            .map(name -> ((Resolution.Flat) Resolution.of(DOMAIN, name, dns)).include());
    var sound = SpfParse.parse(record).record();
    return (Flattened) Flattening.of(DOMAIN, sound, flat.toList(), List.of(), List.of(), dns);
  }
}
