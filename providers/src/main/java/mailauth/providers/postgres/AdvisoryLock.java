package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import mailauth.core.json.InvalidJson;
import mailauth.providers.host.HostException;
import mailauth.providers.state.Busy;
import mailauth.providers.state.Holder;
import mailauth.providers.state.StateStore;

/**
 * A project's lock, which PostgreSQL lets go of when the connection ends, however it ends. Beside
 * it a row says who holds it; that of a run that was killed stays, and tells the next one.
 */
final class AdvisoryLock implements StateStore.Held {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Connection connection;
  private final String project;

  private AdvisoryLock(Connection connection, String project) {
    this.connection = connection;
    this.project = project;
  }

  /**
   * Takes the lock over a connection, which it closes in the end.
   *
   * @param unfinished told of a holder that ended without letting go
   * @throws HostException if another run holds it
   */
  static AdvisoryLock take(
      Connection connection,
      String project,
      String place,
      Holder holder,
      Duration patience,
      Consumer<Holder> unfinished)
      throws SQLException {
    var lock = new AdvisoryLock(connection, project);
    try {
      if (!lock.await(patience)) {
        throw Busy.with(place, lock.holder());
      }
      lock.holder().ifPresent(unfinished);
      lock.note(holder);
      return lock;
    } catch (SQLException | HostException e) {
      connection.close();
      throw e;
    }
  }

  private boolean await(Duration patience) throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!tryLock()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private boolean tryLock() throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select pg_try_advisory_lock(hashtextextended('mailauth project ' || ?, 0))")) {
      query.setString(1, project);
      try (var rows = query.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private Optional<Holder> holder() throws SQLException {
    try (var query =
        connection.prepareStatement("select holder from mailauth.holder where project = ?")) {
      query.setString(1, project);
      try (var rows = query.executeQuery()) {
        return rows.next() ? Optional.of(Holder.read(rows.getString(1))) : Optional.empty();
      }
    } catch (InvalidJson e) {
      return Optional.empty();
    }
  }

  private void note(Holder holder) throws SQLException {
    try (var write =
        connection.prepareStatement(
            "insert into mailauth.holder (project, holder) values (?, ?::jsonb)"
                + " on conflict (project) do update set holder = excluded.holder")) {
      write.setString(1, project);
      write.setString(2, holder.json());
      write.executeUpdate();
    }
  }

  @Override
  public void close() {
    try (connection;
        var delete = connection.prepareStatement("delete from mailauth.holder where project = ?")) {
      delete.setString(1, project);
      delete.executeUpdate();
    } catch (SQLException e) {
      // The lock ends with the connection, and the row only says who was here.
    }
  }
}
