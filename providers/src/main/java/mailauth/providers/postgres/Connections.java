package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import mailauth.providers.host.HostException;

/** Connections to a database whose tables are there; those that were asked are asked again. */
final class Connections implements AutoCloseable {
  private static final int SECONDS_TO_ANSWER = 5;

  private final Supplier<Database> setting;
  private final AtomicBoolean migrated = new AtomicBoolean();
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  Connections(Supplier<Database> setting) {
    this.setting = setting;
  }

  /** Where the database is, for messages. */
  String place() {
    return setting.get().place();
  }

  /** What is asked over a connection. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** A new connection, for the caller to close. */
  Connection open() throws SQLException {
    var database = setting.get();
    var connection = database.connect();
    try {
      if (!migrated.get()) {
        Schema.migrate(connection, database.place());
        migrated.set(true);
      }
      return connection;
    } catch (SQLException | HostException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Asks over a connection of its own; what was not committed then is undone.
   *
   * @param verb what fails if it fails, such as {@code read}
   */
  <T> T ask(String verb, Question<T> question) {
    try {
      var reused = reuse();
      var connection = reused.isPresent() ? reused.get() : open();
      try {
        var answer = question.ask(connection);
        connection.setAutoCommit(true);
        idle.push(connection);
        return answer;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(verb, e);
    }
  }

  /** One that still answers: a run may take hours, and networks forget who is silent. */
  private Optional<Connection> reuse() throws SQLException {
    for (var next = idle.poll(); next != null; next = idle.poll()) {
      if (next.isValid(SECONDS_TO_ANSWER)) {
        return Optional.of(next);
      }
      next.close();
    }
    return Optional.empty();
  }

  /** The server's own words, which hold no password. */
  HostException failed(String verb, SQLException e) {
    var words = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    return new HostException("the state in %s cannot be %s: %s".formatted(place(), verb, words), e);
  }

  @Override
  public void close() {
    for (var next = idle.poll(); next != null; next = idle.poll()) {
      try {
        next.close();
      } catch (SQLException e) {
        // It ends with the process.
      }
    }
  }
}
