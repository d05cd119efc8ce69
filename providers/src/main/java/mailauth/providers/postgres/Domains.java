package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.state.DomainState;
import mailauth.core.state.StateJson;

/**
 * The rows of a project's domains.
 *
 * @param notices told of a row that cannot be read
 */
record Domains(String project, Consumer<String> notices) {

  Map<Name, DomainState> read(Connection connection, Collection<Name> domains) throws SQLException {
    var found = new HashMap<Name, DomainState>();
    try (var query =
        connection.prepareStatement(
            "select name, state from mailauth.domain where project = ? and name = any (?)")) {
      query.setString(1, project);
      query.setArray(2, Names.array(connection, domains));
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          var name = Name.of(rows.getString(1));
          found.put(name, state(name, rows.getString(2)));
        }
      }
    }
    return found;
  }

  /** Locks the rows in the order of their names, so that two of these never block each other. */
  int update(Connection connection, Map<Name, UnaryOperator<DomainState>> changes)
      throws SQLException {
    connection.setAutoCommit(false);
    insertMissing(connection, changes.keySet());
    var now = new TreeMap<Name, DomainState>();
    try (var query =
        connection.prepareStatement(
            "select name, state from mailauth.domain where project = ? and name = any (?)"
                + " order by name for update")) {
      query.setString(1, project);
      query.setArray(2, Names.array(connection, changes.keySet()));
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          var name = Name.of(rows.getString(1));
          var change = changes.getOrDefault(name, UnaryOperator.identity());
          now.put(name, change.apply(state(name, rows.getString(2))));
        }
      }
    }
    write(connection, now);
    connection.commit();
    return now.size();
  }

  private void insertMissing(Connection connection, Collection<Name> names) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into mailauth.domain (project, name, state)"
                + " select ?, name, ?::jsonb from unnest(?) name order by name"
                + " on conflict do nothing")) {
      insert.setString(1, project);
      insert.setString(2, StateJson.write(DomainState.NONE));
      insert.setArray(3, Names.array(connection, names));
      insert.executeUpdate();
    }
  }

  private void write(Connection connection, Map<Name, DomainState> states) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update mailauth.domain set state = ?::jsonb, changed = now()"
                + " where project = ? and name = ?")) {
      for (var entry : states.entrySet()) {
        update.setString(1, StateJson.write(entry.getValue()));
        update.setString(2, project);
        update.setString(3, entry.getKey().text());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private DomainState state(Name name, String json) {
    try {
      return StateJson.readDomain(json);
    } catch (InvalidJson e) {
      notices.accept(
          "the state of %s is damaged (%s): what is ours is told by its kind alone, nothing is"
                  .formatted(name, e.getMessage())
              + " deleted, and waiting times start again");
      return DomainState.NONE;
    }
  }
}
