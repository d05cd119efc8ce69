package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mailauth.core.dns.Name;
import mailauth.core.evidence.History;
import mailauth.core.evidence.HistoryText;

/** The rows of a project's evidence. */
record EvidenceRows(String project) {

  List<Name> names(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement("select name from mailauth.evidence where project = ?")) {
      query.setString(1, project);
      var names = new ArrayList<Name>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(Name.of(rows.getString(1)));
        }
      }
      names.sort(null);
      return names;
    }
  }

  /** A name's history as text. */
  Optional<String> read(Connection connection, Name name) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select history from mailauth.evidence where project = ? and name = ?")) {
      query.setString(1, project);
      query.setString(2, name.text());
      try (var rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  void put(Connection connection, Collection<History> histories) throws SQLException {
    try (var write =
        connection.prepareStatement(
            "insert into mailauth.evidence (project, name, history) values (?, ?, ?)"
                + " on conflict (project, name)"
                + " do update set history = excluded.history, changed = now()")) {
      for (var history : histories) {
        write.setString(1, project);
        write.setString(2, history.domain().text());
        write.setString(3, HistoryText.write(history));
        write.executeUpdate();
      }
    }
  }

  SortedMap<String, String> marks(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement("select source, mark from mailauth.source where project = ?")) {
      query.setString(1, project);
      var marks = new TreeMap<String, String>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          marks.put(rows.getString(1), rows.getString(2));
        }
      }
      return marks;
    }
  }

  /** Puts these marks in place of all that stand. */
  void putMarks(Connection connection, SortedMap<String, String> marks) throws SQLException {
    try (var delete = connection.prepareStatement("delete from mailauth.source where project = ?");
        var insert =
            connection.prepareStatement(
                "insert into mailauth.source (project, source, mark)"
                    + " select ?, * from unnest(?::text[], ?::text[])")) {
      delete.setString(1, project);
      delete.executeUpdate();
      insert.setString(1, project);
      insert.setArray(2, connection.createArrayOf("text", marks.keySet().toArray()));
      insert.setArray(3, connection.createArrayOf("text", marks.values().toArray()));
      insert.executeUpdate();
    }
  }
}
