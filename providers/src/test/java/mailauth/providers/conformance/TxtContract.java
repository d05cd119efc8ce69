package mailauth.providers.conformance;

import static mailauth.providers.conformance.Contract.assertBare;
import static mailauth.providers.conformance.Contract.assertHolds;
import static mailauth.providers.conformance.Contract.assertStands;
import static mailauth.providers.conformance.Contract.name;
import static mailauth.providers.host.Replacement.creation;
import static mailauth.providers.host.Replacement.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.Outcome;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** TXT values of every kind arrive as the octets they are. */
interface TxtContract extends Contract {

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD) // its examples share a host
  default Stream<DynamicTest> readsTxt() {
    var cases = TxtCase.all();
    var stage = stage(new Zone(ZONE, cases.stream().map(TxtContract::rrset).toList(), false));
    var host = stage.open();
    return cases.stream()
        .map(TxtContract::rrset)
        .filter(rrset -> takes(value(rrset), host.capabilities()))
        .map(rrset ->
            dynamicTest(rrset.name().text(), () -> assertHolds(host.read(rrset.key()), rrset)))
        .onClose(host::close)
        .onClose(stage::close);
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD) // its examples share a host
  default Stream<DynamicTest> writesTxt() {
    var stage = stage(Zone.of(ZONE));
    var host = stage.open();
    return TxtCase.all().stream()
        .map(TxtContract::rrset)
        .map(rrset -> dynamicTest(rrset.name().text(), () -> assertWrites(stage, host, rrset)))
        .onClose(host::close)
        .onClose(stage::close);
  }

  @Test
  default void boundariesInsideAValueAreKept() {
    var before = RRset.of(name("a"), RecordType.TXT, TTL, new Txt(List.of("v=spf1 ", "-all")));
    var after = RRset.of(name("a"), RecordType.TXT, TTL, new Txt(List.of("v=spf1", "", " -all")));
    try (var stage = stage(Zone.of(ZONE, before));
        var host = stage.open()) {
      assertHolds(host.read(before.key()), before);
      assertThat(host.replace(List.of(update(before, after))))
          .containsExactly(new Outcome.Written());
      assertStands(stage, after);
    }
  }

  @Test
  default void theLongestValueFitsAndALongerOneIsRefused() {
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      int longest = host.capabilities().longestTxt();
      var fits = RRset.of(name("fits"), RecordType.TXT, TTL, Txt.of("f".repeat(longest)));
      var over = RRset.of(name("over"), RecordType.TXT, TTL, Txt.of("o".repeat(longest + 1)));
      assertThat(host.replace(List.of(creation(fits)))).containsExactly(new Outcome.Written());
      assertStands(stage, fits);
      assertThat(host.replace(List.of(creation(over))))
          .singleElement()
          .isInstanceOf(Outcome.Failed.class);
      assertBare(stage, over.key());
    }
  }

  private void assertWrites(Stage stage, DnsHost host, RRset rrset) {
    var outcome = host.replace(List.of(creation(rrset))).getFirst();
    if (takes(value(rrset), host.capabilities())) {
      assertThat(outcome).isEqualTo(new Outcome.Written());
      assertStands(stage, rrset);
      assertHolds(host.read(rrset.key()), rrset);
    } else {
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertBare(stage, rrset.key());
    }
  }

  private static RRset rrset(TxtCase txt) {
    return RRset.of(name(txt.id()), RecordType.TXT, TTL, Txt.of(txt.text()));
  }

  private static Txt value(RRset rrset) {
    return (Txt) rrset.records().getFirst();
  }
}
