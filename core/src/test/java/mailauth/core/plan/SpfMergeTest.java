package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.posture.Desired;
import mailauth.core.posture.SpfSender;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfMergeTest {
  private static final String I8T = "include:spf.i8t.com";

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      textBlock =
          """
          v=spf1 -all                       , v=spf1 include:spf.i8t.com -all
          v=spf1 mx ~all                    , v=spf1 mx include:spf.i8t.com ~all
          v=spf1 include:SPF.i8t.com ~all   , v=spf1 include:SPF.i8t.com ~all
          v=spf1 a mx -ip4:192.0.2.1 ?all   , v=spf1 a mx -ip4:192.0.2.1 include:spf.i8t.com ?all
          v=spf1 mx                         , v=spf1 mx include:spf.i8t.com ~all
          v=spf1 mx +all                    , v=spf1 mx include:spf.i8t.com ~all
          v=spf1 ptr mx -all                , v=spf1 mx include:spf.i8t.com -all
          v=spf1 mx -all a                  , v=spf1 mx include:spf.i8t.com -all
          v=spf1 mx a mx -all               , v=spf1 mx a include:spf.i8t.com -all
          v=spf1 mx exp=why.example.com -all, v=spf1 mx include:spf.i8t.com -all exp=why.example.com
          v=spf1 redirect=_spf.example.net  , v=spf1 include:spf.i8t.com redirect=_spf.example.net
          v=spf1 mx ip4:nonsense -all       , v=spf1 mx include:spf.i8t.com -all
          """)
  void aSenderJoinsTheRecordThatStands(String today, String merged) {
    assertThat(merge(Optional.empty(), List.of(), today).record().source()).isEqualTo(merged);
  }

  @Test
  void anEmptyNameGetsASoftRecord() {
    assertThat(merge(Optional.empty(), List.of()).record().text())
        .isEqualTo("v=spf1 include:spf.i8t.com ~all");
  }

  @Test
  void declaringAllTurnsARedirectIntoAnInclude() {
    var merge = merge(Optional.of(Qualifier.FAIL), List.of(), "v=spf1 redirect=_spf.example.net");
    assertThat(merge.record().text())
        .isEqualTo("v=spf1 include:spf.i8t.com include:_spf.example.net -all");
    assertThat(merge.notes())
        .containsExactly(
            "redirect=_spf.example.net becomes an include, so that all can be declared here");
  }

  @Test
  void severalRecordsBecomeOneWithTheLeastStrictAll() {
    var merge =
        merge(
            Optional.empty(),
            List.of(),
            "v=spf1 mx -all",
            "v=spf1 include:spf.example.net mx ~all");
    assertThat(merge.record().text())
        .isEqualTo("v=spf1 mx include:spf.example.net include:spf.i8t.com ~all");
  }

  @Test
  void termsOfOursLeaveOnceTheyAreNotDeclared() {
    var ours = List.of("include:spf.old.example", I8T);
    var today = "v=spf1 a include:spf.old.example include:spf.i8t.com -all";
    assertThat(merge(Optional.empty(), ours, today).record().text())
        .isEqualTo("v=spf1 a include:spf.i8t.com -all");
  }

  @Test
  void whatIsLeftOutIsSaid() {
    assertThat(merge(Optional.empty(), List.of(), "v=spf1 ptr -all a").notes())
        .containsExactly(
            "left out ptr: receivers ignore ptr (RFC 7208 section 5.5)",
            "left out a: it stood after all, where nothing is read");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      textBlock =
          """
          v=spf1 ip4:192.0.2.0/24 ip4:192.0.2.7 -all             , v=spf1 ip4:192.0.2.0/24 include:spf.i8t.com -all
          v=spf1 ip4:192.0.2.7 ip4:192.0.2.0/24 -all             , v=spf1 ip4:192.0.2.0/24 include:spf.i8t.com -all
          v=spf1 ip6:2001:db8::/32 ip6:2001:db8:1::/48 -all      , v=spf1 ip6:2001:db8::/32 include:spf.i8t.com -all
          v=spf1 ip4:192.0.2.7 mx ip4:192.0.2.0/24 -all          , v=spf1 ip4:192.0.2.7 mx ip4:192.0.2.0/24 include:spf.i8t.com -all
          v=spf1 ip4:192.0.2.0/24 mx ip4:192.0.2.7 -all          , v=spf1 ip4:192.0.2.0/24 mx include:spf.i8t.com -all
          v=spf1 -ip4:192.0.2.7 ip4:192.0.2.0/24 -all            , v=spf1 -ip4:192.0.2.7 ip4:192.0.2.0/24 include:spf.i8t.com -all
          v=spf1 ip4:192.0.2.7 -ip4:192.0.2.0/28 ip4:192.0.2.0/24 -all, v=spf1 ip4:192.0.2.7 -ip4:192.0.2.0/28 ip4:192.0.2.0/24 include:spf.i8t.com -all
          """)
  void whatAnotherNetworkHoldsIsLeftOut(String today, String merged) {
    assertThat(merge(Optional.empty(), List.of(), today).record().source()).isEqualTo(merged);
  }

  /** RFC 7208 section 6: where it stands says nothing. */
  @Test
  void aModifierStaysWhereItStands() {
    var all = Optional.of(Qualifier.NEUTRAL);
    var today = "v=spf1 exp=why.example.com -ip4:192.0.2.9 include:spf.i8t.com ?all";
    assertThat(merge(all, List.of(), today).isUnchanged()).isTrue();
    assertThat(merge(all, List.of(), today.replace("why", "%{d}")).isUnchanged()).isTrue();
    assertThat(merge(all, List.of(), today.replace("?all", "~all")).isUnchanged()).isFalse();
  }

  @Test
  void leavingOutASubsumedNetworkIsSaid() {
    assertThat(
            merge(Optional.empty(), List.of(), "v=spf1 ip4:192.0.2.7 ip4:192.0.2.0/24 -all")
                .notes())
        .containsExactly("left out ip4:192.0.2.7: ip4:192.0.2.0/24 holds it");
  }

  @Test
  void nobodysRecordIsTouchedJustToTidyIt() {
    assertThat(unchanged("v=spf1 ip4:192.0.2.7 ip4:192.0.2.0/24 include:spf.i8t.com -all"))
        .isTrue();
    assertThat(unchanged("v=spf1 mx mx include:spf.i8t.com -all")).isTrue();
    assertThat(unchanged("v=spf1 include:spf.i8t.com mx include:spf.i8t.com -all")).isTrue();
  }

  @Test
  void sendersThatAskNoQuestionComeFirst() {
    var terms =
        SpfParse.parse("v=spf1 include:spf.i8t.com ip4:192.0.2.1 a:a.test").record().terms();
    var desired =
        new Desired.Spf(
            Name.of("example.com"),
            Optional.empty(),
            List.of(new SpfSender("all", "all", terms)),
            Optional.empty(),
            false,
            List.of());
    assertThat(new SpfMerge(desired, List.of(), List.of()).record().text())
        .isEqualTo("v=spf1 ip4:192.0.2.1 include:spf.i8t.com a:a.test ~all");
    var reordered = SpfParse.parse("v=spf1 a:a.test include:spf.i8t.com ip4:192.0.2.1 ~all");
    assertThat(new SpfMerge(desired, List.of(reordered), List.of()).isUnchanged()).isTrue();
    var other = SpfParse.parse("v=spf1 a:a.test include:spf.i8t.com -ip4:192.0.2.1 ~all");
    assertThat(new SpfMerge(desired, List.of(other), List.of()).isUnchanged()).isFalse();
  }

  private static boolean unchanged(String today) {
    return merge(Optional.empty(), List.of(), today).isUnchanged();
  }

  @Test
  void aRecordThatSaysItAllIsUnchanged() {
    assertThat(merge(Optional.empty(), List.of(), "v=spf1 +INCLUDE:spf.i8t.com -all").isUnchanged())
        .isTrue();
    assertThat(merge(Optional.empty(), List.of(), "v=spf1 -all").isUnchanged()).isFalse();
  }

  private static SpfMerge merge(Optional<Qualifier> all, List<String> ours, String... today) {
    var terms = SpfParse.parse("v=spf1 " + I8T).record().terms();
    var desired =
        new Desired.Spf(
            Name.of("example.com"),
            Optional.empty(),
            List.of(new SpfSender("i8t", "i8t", terms)),
            all,
            true,
            List.of());
    return new SpfMerge(desired, Arrays.stream(today).map(SpfParse::parse).toList(), ours);
  }
}
