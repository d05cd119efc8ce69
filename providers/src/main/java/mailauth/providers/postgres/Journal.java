package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.plan.Rollback;
import mailauth.core.plan.RollbackJson;

/** The rows of a project's runs. */
record Journal(String project) {

  int write(Connection connection, Rollback rollback) throws SQLException {
    try (var write =
        connection.prepareStatement(
            "insert into mailauth.run (project, id, rollback) values (?, ?, ?::jsonb)"
                + " on conflict (project, id)"
                + " do update set rollback = excluded.rollback, changed = now()")) {
      write.setString(1, project);
      write.setString(2, rollback.run());
      write.setString(3, RollbackJson.write(rollback));
      return write.executeUpdate();
    }
  }

  int drop(Connection connection, String run) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from mailauth.run where project = ? and id = ?")) {
      delete.setString(1, project);
      delete.setString(2, run);
      return delete.executeUpdate();
    }
  }

  List<String> runs(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select id from mailauth.run where project = ? order by id collate \"C\"")) {
      query.setString(1, project);
      var runs = new ArrayList<String>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          runs.add(rows.getString(1));
        }
      }
      return runs;
    }
  }

  /** The run's JSON. */
  Optional<String> read(Connection connection, String run) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select rollback from mailauth.run where project = ? and id = ?")) {
      query.setString(1, project);
      query.setString(2, run);
      try (var rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }
}
