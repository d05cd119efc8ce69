package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.providers.state.Holder;

/** The rows of a project's locks: who holds which domains. */
record LockRows(String project) {

  /**
   * A lock that someone took on domains that are wanted.
   *
   * @param number by which the tables know it
   * @param holder who took it, where that can be read
   * @param domain the first of those that are wanted
   * @param others how many more of them it is on
   */
  record Claim(long number, Optional<Holder> holder, Name domain, int others) {

    /** What it is on, for messages. */
    String what(String place) {
      var more =
          switch (others) {
            case 0 -> "";
            case 1 -> " and one more of these domains";
            default -> " and %,d more of these domains".formatted(others);
          };
      return "%s%s in %s".formatted(domain, more, place);
    }
  }

  /** Keeps others from looking and taking at the same time, until the transaction ends. */
  void alone(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('mailauth project ' || ?, 0))")) {
      query.setString(1, project);
      query.execute();
    }
  }

  /** The locks on any of these domains, whether or not they still count. */
  List<Claim> on(Connection connection, Collection<Name> domains) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select number, holder::text, min(name), count(*) - 1"
                + " from mailauth.lock join mailauth.locked using (number)"
                + " where locked.project = ? and name = any (?)"
                + " group by number, holder order by number")) {
      query.setString(1, project);
      query.setArray(2, Names.array(connection, domains));
      var claims = new ArrayList<Claim>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          claims.add(
              new Claim(
                  rows.getLong(1),
                  holder(rows.getString(2)),
                  Name.of(rows.getString(3)),
                  rows.getInt(4)));
        }
      }
      return claims;
    }
  }

  private static Optional<Holder> holder(String json) {
    try {
      return Optional.of(Holder.read(json));
    } catch (InvalidJson e) {
      return Optional.empty();
    }
  }

  /** Tells whether the connection that took a lock is still there. */
  boolean isAlive(Connection connection, Claim claim) throws SQLException {
    return !advisory(connection, "pg_try_advisory_xact_lock", claim.number());
  }

  /** Takes the domains, which nobody may hold. */
  long insert(Connection connection, Collection<Name> domains, Holder holder) throws SQLException {
    long number = insert(connection, holder);
    try (var insert =
        connection.prepareStatement(
            "insert into mailauth.locked (project, name, number)"
                + " select distinct ?, name, ? from unnest(?) name")) {
      insert.setString(1, project);
      insert.setLong(2, number);
      insert.setArray(3, Names.array(connection, domains));
      insert.executeUpdate();
    }
    if (!advisory(connection, "pg_try_advisory_lock", number)) {
      throw new SQLException("another program uses advisory locks with mailauth's keys");
    }
    return number;
  }

  private static long insert(Connection connection, Holder holder) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into mailauth.lock (holder) values (?::jsonb) returning number")) {
      insert.setString(1, holder.json());
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static boolean advisory(Connection connection, String function, long number)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select %s(hashtextextended('mailauth lock ' || ?, 0))".formatted(function))) {
      query.setString(1, Long.toString(number));
      try (var rows = query.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  /** Takes a lock's rows out. */
  void delete(Connection connection, long number) throws SQLException {
    try (var delete = connection.prepareStatement("delete from mailauth.lock where number = ?")) {
      delete.setLong(1, number);
      delete.executeUpdate();
    }
  }
}
