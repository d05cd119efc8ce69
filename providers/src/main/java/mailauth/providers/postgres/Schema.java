package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import mailauth.providers.host.HostException;

/** Our tables, and how each version of them is made from the one before. */
final class Schema {
  /** The steps from nothing to today's version; never changed once released, only added to. */
  private static final List<String> STEPS =
      List.of(
          """
          create table mailauth.domain (
            project text not null,
            name text not null,
            state jsonb not null,
            changed timestamptz not null default now(),
            primary key (project, name));
          create table mailauth.run (
            project text not null,
            id text not null,
            rollback jsonb not null,
            changed timestamptz not null default now(),
            primary key (project, id));
          create table mailauth.holder (
            project text primary key,
            holder jsonb not null);
          """,
          """
          drop table mailauth.holder;
          create table mailauth.lock (
            number bigint generated always as identity primary key,
            holder jsonb not null,
            since timestamptz not null default now());
          create table mailauth.locked (
            project text not null,
            name text not null,
            number bigint not null references mailauth.lock on delete cascade,
            primary key (project, name));
          create index on mailauth.locked (number);
          create table mailauth.evidence (
            project text not null,
            name text not null,
            history text not null,
            changed timestamptz not null default now(),
            primary key (project, name));
          create table mailauth.source (
            project text not null,
            source text not null,
            mark text not null,
            primary key (project, source));
          """);

  /** Keeps two first runs from making the tables at once. */
  private static final long LOCK = 0x6d61696c61757468L;

  private Schema() {}

  /**
   * Makes or mends the tables.
   *
   * @throws HostException if a later version made them
   */
  static void migrate(Connection connection, String place) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      int version = version(connection);
      if (version > STEPS.size()) {
        throw new HostException(
            "the state in %s is of a later version (%d): use the mailauth that wrote it"
                .formatted(place, version));
      }
      for (int step = version; step < STEPS.size(); step++) {
        statement.execute(STEPS.get(step));
        statement.execute("update mailauth.version set number = " + (step + 1));
      }
      connection.commit();
    } catch (SQLException | HostException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Asks before it creates, so that a user without that right can use what is there. */
  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      try (var there = statement.executeQuery("select to_regclass('mailauth.version') is null")) {
        there.next();
        if (there.getBoolean(1)) {
          statement.execute(
              "create schema if not exists mailauth;"
                  + "create table mailauth.version (number integer not null);"
                  + "insert into mailauth.version values (0)");
        }
      }
      try (var rows = statement.executeQuery("select number from mailauth.version")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
