package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mailauth.core.dns.Name;
import mailauth.providers.host.HostException;
import mailauth.providers.state.Busy;
import mailauth.providers.state.Holder;
import mailauth.providers.state.StateStore;

/**
 * A run's lock on some of a project's domains; runs on others go on beside it. Rows say who holds
 * what, and one advisory lock, which PostgreSQL lets go of when the connection ends, however it
 * ends, says that they still count. An advisory lock for each domain would not do: there is room
 * for some thousand in a whole server as Debian sets it up.
 */
final class DomainLock implements StateStore.Held {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Connection connection;
  private final LockRows rows;
  private final long number;

  private DomainLock(Connection connection, LockRows rows, long number) {
    this.connection = connection;
    this.rows = rows;
    this.number = number;
  }

  /**
   * Takes the lock over a connection, which it closes in the end.
   *
   * @param unfinished told of a holder that ended without letting go
   * @throws HostException if another run holds one of the domains
   */
  static DomainLock take(
      Connection connection,
      LockRows rows,
      String place,
      Collection<Name> domains,
      Holder holder,
      Duration patience,
      Consumer<Holder> unfinished)
      throws SQLException {
    try {
      connection.setAutoCommit(false);
      long deadline = System.nanoTime() + patience.toNanos();
      while (true) {
        var attempt = attempt(connection, rows, domains, holder);
        if (attempt.busy().isEmpty()) {
          connection.setAutoCommit(true);
          attempt.dead().forEach(unfinished);
          return new DomainLock(connection, rows, attempt.number());
        }
        if (System.nanoTime() - deadline >= 0 || !pause()) {
          throw Busy.with(attempt.busy().get().what(place), attempt.busy().get().holder());
        }
      }
    } catch (SQLException | HostException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * What came of trying once.
   *
   * @param busy who holds one of the domains; if anyone does, nothing was taken
   * @param dead who held one and ended without letting go
   */
  private record Attempt(long number, Optional<LockRows.Claim> busy, List<Holder> dead) {}

  private static Attempt attempt(
      Connection connection, LockRows rows, Collection<Name> domains, Holder holder)
      throws SQLException {
    rows.alone(connection);
    var dead = new ArrayList<Holder>();
    for (var claim : rows.on(connection, domains)) {
      if (rows.isAlive(connection, claim)) {
        connection.rollback();
        return new Attempt(0, Optional.of(claim), List.of());
      }
      claim.holder().ifPresent(dead::add);
      rows.delete(connection, claim.number());
    }
    long number = rows.insert(connection, domains, holder);
    connection.commit();
    return new Attempt(number, Optional.empty(), dead);
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    try (connection) {
      rows.delete(connection, number);
    } catch (SQLException e) {
      // The lock ends with the connection, and the rows only say who was here.
    }
  }
}
