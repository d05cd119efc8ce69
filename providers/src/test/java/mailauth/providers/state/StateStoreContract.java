package mailauth.providers.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.evidence.History;
import mailauth.core.evidence.Ledger;
import mailauth.core.evidence.Repeats;
import mailauth.core.evidence.Reported;
import mailauth.core.ip.IpAddress;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.Owned;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Rollback;
import mailauth.core.posture.Purpose;
import mailauth.core.report.AggregateHead;
import mailauth.core.report.AggregateRow;
import mailauth.core.report.AggregateRow.AuthResult;
import mailauth.core.report.ReportId;
import mailauth.core.state.DomainState;
import mailauth.providers.host.HostException;
import org.junit.jupiter.api.Test;

/** What every store of state keeps to. */
public abstract class StateStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Holder HOLDER = new Holder("20261125T120000.000Z-3f9a", 4711, NOON);
  private static final List<Name> DOMAINS = List.of(domain(1), domain(2));

  /** Another view of the same store, as a process of its own has. */
  protected abstract StateStore open();

  @Test
  void whatWasPutIsRead() {
    var owned = selectorOf(domain(1));
    put(domain(1), state -> state.with(owned));

    assertThat(open().read(List.of(domain(1), domain(99))))
        .isEqualTo(Map.of(domain(1), new DomainState(owned, Map.of())));
  }

  @Test
  void sectionsDoNotDisturbEachOther() {
    var rollout = new JsonObject("", Map.of("stage", "quarantine", "since", "2026-11-01"));
    put(domain(2), state -> state.with("rollout", rollout));
    put(domain(2), state -> state.with(selectorOf(domain(2))));

    var read = open().read(List.of(domain(2))).get(domain(2));
    assertThat(read.ownership()).isEqualTo(selectorOf(domain(2)));
    assertThat(read.section("rollout"))
        .map(section -> section.text("stage"))
        .contains("quarantine");
  }

  @Test
  void runsThatOverlapKeepWhatTheOthersPut() {
    IntStream.rangeClosed(1, 8)
        .parallel()
        .forEach(run ->
            put(
                domain(3),
                state -> state.with("run" + run, new JsonObject("", Map.of("number", run)))));

    assertThat(open().read(List.of(domain(3))).get(domain(3)).sections()).hasSize(8);
  }

  @Test
  void whoComesSecondIsToldWhoHoldsTheLockAndSinceWhen() {
    try (var first = open();
        var held = first.hold(DOMAINS, HOLDER, Duration.ZERO);
        var second = open()) {
      assertThat(held).isNotNull();
      assertThatExceptionOfType(HostException.class)
          .isThrownBy(() -> second.hold(DOMAINS, HOLDER, Duration.ZERO))
          .withMessageStartingWith(
              "another run is writing: run 20261125T120000.000Z-3f9a, process 4711, since"
                  + " 2026-11-25T12:00:00Z holds ")
          .withMessageEndingWith(
              "%s; try again when it is done, or wait with --lock-timeout SECONDS", second.place());
    }
  }

  @Test
  void whoWaitsGetsItsTurn() {
    var first = open();
    var held = first.hold(DOMAINS, HOLDER, Duration.ZERO);
    var second =
        CompletableFuture.runAsync(
            () -> open().hold(DOMAINS, HOLDER, Duration.ofSeconds(30)).close(),
            Thread::startVirtualThread);
    assertThat(second).isNotDone();
    held.close();
    second.join();
  }

  @Test
  void aRunIsJournaledAndListedAndReadByOthers() {
    var first = rollback("20261125T120000.000Z-aaaa");
    var second = rollback("20261125T120000.001Z-0000");
    open().journal(second);
    open().journal(first);

    assertThat(open().runs()).containsSubsequence(first.run(), second.run());
    assertThat(open().run(second.run())).isEqualTo(second);

    open().journal(new Rollback(second.run(), List.of()));
    assertThat(open().runs()).contains(first.run()).doesNotContain(second.run());
    assertThatExceptionOfType(HostException.class)
        .isThrownBy(() -> open().run(second.run()))
        .withMessageStartingWith("there is no run 20261125T120000.001Z-0000 ");
  }

  @Test
  void aSectionThatIsTakenOutIsGone() {
    put(domain(4), state -> state.with("rotations", new JsonObject("", Map.of("of", "s1"))));
    put(domain(4), state -> state.without("rotations"));
    assertThat(open().read(List.of(domain(4)))).isEqualTo(Map.of(domain(4), DomainState.NONE));
  }

  @Test
  void evidenceIsKeptNameByNameAndReplacedWhole() {
    keep(history(domain(5), 1), history(domain(6), 1));
    keep(history(domain(5), 2));

    var evidence = open().evidence();
    assertThat(evidence.names()).containsSubsequence(domain(5), domain(6));
    assertThat(evidence.read(domain(5))).isEqualTo(history(domain(5), 2));
    assertThat(evidence.read(domain(6))).isEqualTo(history(domain(6), 1));
    assertThat(evidence.read(domain(7))).isEqualTo(History.none(domain(7)));
  }

  @Test
  void marksSayHowFarFoldersAndMailboxesWereRead() {
    try (var store = open();
        var writing = store.evidence().write()) {
      writing.marks().put("imaps://reports@mail.example/INBOX", "1 17");
      writing.marks().put("file:/mail/old.xml", "12 1");
      writing.putMarks();
      writing.marks().remove("file:/mail/old.xml");
      writing.putMarks();
    }
    try (var store = open();
        var writing = store.evidence().write()) {
      assertThat(writing.marks()).isEqualTo(Map.of("imaps://reports@mail.example/INBOX", "1 17"));
    }
  }

  @Test
  void importsTakeTurnsAndDisturbNoApply() {
    var first = open().evidence().write();
    var second =
        CompletableFuture.runAsync(
            () -> open().evidence().write().close(), Thread::startVirtualThread);
    open().hold(DOMAINS, HOLDER, Duration.ZERO).close();
    assertThat(second).isNotDone();
    first.close();
    second.join();
  }

  private void keep(History... histories) {
    try (var store = open();
        var writing = store.evidence().write()) {
      writing.put(List.of(histories));
      assertThat(writing.read(histories[0].domain())).isEqualTo(histories[0]);
    }
  }

  private static History history(Name domain, int reports) {
    var ledger = new Ledger(domain);
    for (int number = 1; number <= reports; number++) {
      var id = new ReportId("post.example", "r" + number, NOON, NOON.plusSeconds(3600));
      var report = Reported.of(new AggregateHead(id, domain, Policy.NONE));
      report.count(
          new AggregateRow(
              IpAddress.parse("192.0.2." + number).orElseThrow(),
              12,
              true,
              false,
              Optional.empty(),
              domain,
              List.of(new AuthResult(domain, "s1", true)),
              List.of()),
          new Repeats());
      ledger.add(report);
    }
    return ledger.history();
  }

  private void put(Name domain, UnaryOperator<DomainState> change) {
    try (var store = open()) {
      store.update(Map.of(domain, change));
    }
  }

  private static Rollback rollback(String run) {
    var spf = RRset.of(domain(1), RecordType.TXT, 3600, Txt.of("v=spf1 mx ~all"));
    var step = new Rollback.Step(spf.key(), Purpose.SPF, Optional.of(spf), Optional.empty());
    return new Rollback(
        run,
        List.of(
            new Rollback.Domain(
                domain(1), "local", "zonefile", selectorOf(domain(1)), List.of(step))));
  }

  static Name domain(int number) {
    return Name.of("d%d.example".formatted(number));
  }

  static Ownership selectorOf(Name domain) {
    var selector = new RRsetKey(Name.of("s1._domainkey").under(domain), RecordType.CNAME);
    return new Ownership(
        Set.of(new Owned(selector, Purpose.DKIM)), Map.of(domain, List.of("include:a.example")));
  }
}
