package mailauth.providers.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mailauth.core.dns.Name;
import mailauth.core.json.JsonObject;
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
    try (var one = open("one").hold(holder, Duration.ZERO);
        var two = open("two").hold(holder, Duration.ZERO)) {
      assertThat(one).isNotSameAs(two);
    }
  }

  @Test
  void theLockEndsWithItsConnection() throws SQLException {
    var holder = new Holder("20261125T120000.000Z-3f9a", 1, Instant.EPOCH);
    open("killed").hold(holder, Duration.ZERO);
    try (var admin = database(PostgresServer.PASSWORD).connect();
        var statement = admin.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
    }
    open("killed").hold(holder, Duration.ofSeconds(10)).close();
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
              "the state in %s is of a later version (2): use the mailauth that wrote it",
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
