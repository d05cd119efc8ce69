package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import mailauth.providers.host.HostException;

/** Connections to a database whose tables are there. */
final class Connections {
  private final Supplier<Database> setting;
  private final AtomicBoolean migrated = new AtomicBoolean();

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
    try (var connection = open()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw failed(verb, e);
    }
  }

  /** The server's own words, which hold no password. */
  HostException failed(String verb, SQLException e) {
    var words = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    return new HostException("the state in %s cannot be %s: %s".formatted(place(), verb, words), e);
  }
}
