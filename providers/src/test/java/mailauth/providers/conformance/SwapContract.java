package mailauth.providers.conformance;

import static mailauth.providers.conformance.Contract.assertBare;
import static mailauth.providers.conformance.Contract.assertHolds;
import static mailauth.providers.conformance.Contract.assertStands;
import static mailauth.providers.conformance.Contract.name;
import static mailauth.providers.conformance.Contract.txt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mailauth.core.dns.RRset;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Nothing is written over what was not expected, and a lost race is noticed. */
interface SwapContract extends Contract {
  RRset OURS = txt(name("_dmarc"), "v=DMARC1; p=none");
  RRset THEIRS = txt(name("_dmarc"), "v=DMARC1; p=quarantine");
  RRset WANTED = txt(name("_dmarc"), "v=DMARC1; p=reject");

  @Test
  default void anotherRRsetThanExpectedIsStale() {
    assertStale(Zone.of(ZONE, THEIRS), Replacement.update(OURS, WANTED));
    assertStale(Zone.of(ZONE, THEIRS), Replacement.deletion(OURS));
  }

  @Test
  default void anRRsetWhereNoneWasExpectedIsStale() {
    assertStale(Zone.of(ZONE, THEIRS), Replacement.creation(WANTED));
  }

  @Test
  default void oneRecordMoreThanExpectedIsStale() {
    var more = txt(name("_dmarc"), "v=DMARC1; p=none", "another");
    try (var stage = stage(Zone.of(ZONE, more));
        var host = stage.open()) {
      assertThat(host.replace(List.of(Replacement.update(OURS, WANTED))))
          .singleElement()
          .isInstanceOf(Outcome.Stale.class);
      assertStands(stage, more);
    }
  }

  @Test
  default void noneWhereAnRRsetWasExpectedIsStale() {
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      assertThat(host.replace(List.of(Replacement.update(OURS, WANTED))))
          .containsExactly(new Outcome.Stale(new Reading.Absent()));
      assertBare(stage, WANTED.key());
    }
  }

  @Test
  default void theOrderOfWhatWasExpectedDoesNotMatter() {
    var before = txt(ZONE, "a", "b", "c");
    var shuffled = txt(ZONE, "c", "a", "b");
    try (var stage = stage(Zone.of(ZONE, before));
        var host = stage.open()) {
      assertThat(host.replace(List.of(Replacement.deletion(shuffled))))
          .containsExactly(new Outcome.Written());
      assertBare(stage, before.key());
    }
  }

  @Test
  default void oneStaleReplacementStopsTheRest() {
    var first = txt(name("first"), "1");
    var last = txt(name("last"), "3");
    try (var stage = stage(Zone.of(ZONE, THEIRS));
        var host = stage.open()) {
      var outcomes =
          host.replace(
              List.of(
                  Replacement.creation(first),
                  Replacement.update(OURS, WANTED),
                  Replacement.creation(last)));
      assertThat(outcomes).hasSize(3);
      assertThat(outcomes.get(1)).isInstanceOf(Outcome.Stale.class);
      assertThat(outcomes.get(2)).isInstanceOf(Outcome.Failed.class);
      assertStands(stage, THEIRS);
      assertBare(stage, last.key());
      if (host.capabilities().atomic()) {
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Failed.class);
        assertBare(stage, first.key());
      } else {
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Written.class);
        assertStands(stage, first);
      }
    }
  }

  @Test
  default void oneOfTwoWritersWins() throws Exception {
    try (var stage = stage(Zone.of(ZONE, OURS));
        var one = stage.open();
        var other = stage.open()) {
      assumeTrue(one.capabilities().swap() == Capabilities.Swap.NATIVE, "races can be lost unseen");
      var stands = OURS;
      for (int round = 0; round < 10; round++) {
        var left = txt(name("_dmarc"), "left " + round);
        var right = txt(name("_dmarc"), "right " + round);
        var outcomes =
            atOnce(
                List.of(
                    race(one, Replacement.update(stands, left)),
                    race(other, Replacement.update(stands, right))));
        boolean leftWon = outcomes.getFirst() instanceof Outcome.Written;
        stands = leftWon ? left : right;
        assertThat(outcomes.get(leftWon ? 0 : 1)).isEqualTo(new Outcome.Written());
        assertThat(outcomes.get(leftWon ? 1 : 0)).isInstanceOf(Outcome.Stale.class);
        assertStands(stage, stands);
      }
    }
  }

  @Test
  default void writersOfDifferentRRsetsDoNotLoseEachOthersWork() throws Exception {
    var rrsets = IntStream.range(0, 8).mapToObj(i -> txt(name("s" + i), "key " + i)).toList();
    try (var stage = stage(Zone.of(ZONE));
        var one = stage.open();
        var other = stage.open()) {
      var races = new ArrayList<Callable<Outcome>>();
      for (var rrset : rrsets) {
        races.add(race(races.size() % 2 == 0 ? one : other, Replacement.creation(rrset)));
      }
      assertThat(atOnce(races)).containsOnly(new Outcome.Written());
      rrsets.forEach(rrset -> assertStands(stage, rrset));
    }
  }

  private void assertStale(Zone zone, Replacement replacement) {
    try (var stage = stage(zone);
        var host = stage.open()) {
      assertThat(host.replace(List.of(replacement)))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Stale.class, stale -> assertHolds(stale.actual(), THEIRS));
      assertStands(stage, THEIRS);
    }
  }

  private static Callable<Outcome> race(DnsHost host, Replacement replacement) {
    return () -> host.replace(List.of(replacement)).getFirst();
  }

  private static List<Outcome> atOnce(List<Callable<Outcome>> calls) throws Exception {
    var start = new CyclicBarrier(calls.size());
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<Outcome>>();
      for (var call : calls) {
        futures.add(
            executor.submit(() -> {
              start.await();
              return call.call();
            }));
      }
      var outcomes = new ArrayList<Outcome>();
      for (var future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }
}
