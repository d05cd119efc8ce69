package mailauth.providers.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.Ownership;
import mailauth.core.plan.Rollback;
import mailauth.core.posture.Purpose;
import mailauth.core.yaml.Position;
import mailauth.providers.host.HostException;
import mailauth.providers.servers.PostgresServer;
import mailauth.providers.state.Holder;
import mailauth.providers.state.StateStore;
import mailauth.providers.state.StateStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStateIT extends StateStoreContract {
  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final Position AT = new Position("mailauth.yaml", 2, 10);
  private static final Name EXAMPLE = Name.of("example.com");

  private final List<String> notices = new CopyOnWriteArrayList<>();

  @Override
  protected StateStore open() {
    return open("mailauth");
  }

  private StateStore open(String project) {
    return new PostgresState(() -> database(PostgresServer.PASSWORD), project, notices::add);
  }

  private static Database database(String password) {
    return Database.of(AT, SERVER.url(), Optional.of(PostgresServer.USER), Optional.of(password));
  }

  @Test
  void projectsAreKeptApart() {
    var section = new JsonObject("", Map.of("of", "one"));
    open("one").update(Map.of(EXAMPLE, state -> state.with("note", section)));
    assertThat(open("two").read(List.of(EXAMPLE))).isEmpty();
    var holder = new Holder("20261125T120000.000Z-3f9a", 1, Instant.EPOCH);
    try (var one = open("one").hold(List.of(EXAMPLE), holder, Duration.ZERO);
        var two = open("two").hold(List.of(EXAMPLE), holder, Duration.ZERO)) {
      assertThat(one).isNotSameAs(two);
    }
  }

  @Test
  void theLockEndsWithItsConnection() throws SQLException {
    var holder = new Holder("20261125T120000.000Z-3f9a", 1, Instant.EPOCH);
    open("killed").hold(List.of(EXAMPLE), holder, Duration.ZERO);
    try (var admin = database(PostgresServer.PASSWORD).connect();
        var statement = admin.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
    }
    open("killed").hold(List.of(EXAMPLE), holder, Duration.ofSeconds(10)).close();
  }

  @Test
  void runsOnOtherDomainsGoOnAndWhoMeetsIsToldWhere() {
    try (var first = open("fleet").hold(domains(0, 1_000), holder(1), Duration.ZERO);
        var second = open("fleet").hold(domains(1_000, 2_000), holder(2), Duration.ZERO)) {
      assertThat(first).isNotSameAs(second);
      assertThatExceptionOfType(HostException.class)
          .isThrownBy(() -> open("fleet").hold(domains(1_998, 2_100), holder(3), Duration.ZERO))
          .withMessageContaining(
              "process 2, since 1970-01-01T00:00:00Z holds d1998.example and one more of these"
                  + " domains in project fleet");
    }
    open("fleet").hold(domains(0, 2_000), holder(3), Duration.ZERO).close();
  }

  @Test
  void tenThousandDomainsFitIntoOneLock() {
    try (var all = open("large").hold(domains(0, 10_000), holder(1), Duration.ZERO)) {
      assertThat(all).isNotNull();
      assertThatExceptionOfType(HostException.class)
          .isThrownBy(() -> open("large").hold(domains(0, 10_000), holder(2), Duration.ZERO))
          .withMessageContaining("holds d0.example and 9,999 more of these domains");
    }
  }

  /** Runs that meet in part, in any order, neither block each other for good nor overlap. */
  @Test
  void runsThatMeetTakeTurns() {
    var writing = new ConcurrentHashMap<Name, Integer>();
    IntStream.range(0, 12)
        .parallel()
        .forEach(run -> {
          var mine = domains(run * 10, run * 10 + 20);
          try (var held = open("turns").hold(mine, holder(run), Duration.ofSeconds(60))) {
            assertThat(held).isNotNull();
            mine.forEach(domain -> assertThat(writing.putIfAbsent(domain, run)).isNull());
            mine.forEach(writing::remove);
          }
        });
    assertThat(writing).isEmpty();
  }

  @Test
  void aRunThatWasKilledIsNamedToTheNextOnItsDomainsOnly() throws SQLException {
    open("dead").hold(domains(0, 10), holder(4711), Duration.ZERO);
    var key = new RRsetKey(EXAMPLE, RecordType.TXT);
    var step = new Rollback.Step(key, Purpose.SPF, Optional.empty(), Optional.empty());
    open("dead")
        .journal(
            new Rollback(
                holder(4711).run(),
                List.of(
                    new Rollback.Domain(
                        EXAMPLE, "local", "zonefile", Ownership.NONE, List.of(step)))));
    execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");

    open("dead").hold(domains(10, 20), holder(1), Duration.ofSeconds(10)).close();
    assertThat(notices).isEmpty();
    open("dead").hold(domains(9, 12), holder(1), Duration.ofSeconds(10)).close();
    assertThat(notices)
        .singleElement()
        .asString()
        .contains("process 4711", "did not end in good order");
  }

  private static List<Name> domains(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> Name.of("d%d.example".formatted(n))).toList();
  }

  private static Holder holder(long process) {
    return new Holder("20261125T120000.000Z-3f9a", process, Instant.EPOCH);
  }

  @Test
  void aDamagedRowIsTakenForLostAndTheOthersAreNot() throws SQLException {
    var other = Name.of("example.net");
    var section = new JsonObject("", Map.of("of", "one"));
    open("damaged")
        .update(
            Map.of(
                EXAMPLE, state -> state.with("note", section),
                other, state -> state.with("note", section)));
    execute("update mailauth.domain set state = '[]' where name = 'example.com'");

    var read = open("damaged").read(List.of(EXAMPLE, other));
    assertThat(read.get(EXAMPLE).sections()).isEmpty();
    assertThat(read.get(other).sections()).hasSize(1);
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("the state of example.com is damaged");
  }

  @Test
  void tablesOfALaterVersionAreRefused() throws SQLException {
    assertThat(open().runs()).isNotNull();
    execute("update mailauth.version set number = number + 1");
    try {
      assertThatExceptionOfType(HostException.class)
          .isThrownBy(() -> open().runs())
          .withMessage(
              "the state in %s is of a later version (3): use the mailauth that wrote it",
              SERVER.url());
    } finally {
      execute("update mailauth.version set number = number - 1");
    }
  }

  @Test
  void aWrongPasswordIsSaidAndNotRepeated() {
    var store = new PostgresState(() -> database("hunter2"), "mailauth", notices::add);
    assertThatExceptionOfType(HostException.class)
        .isThrownBy(store::runs)
        .withMessageContaining("password authentication failed")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = database(PostgresServer.PASSWORD).connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
