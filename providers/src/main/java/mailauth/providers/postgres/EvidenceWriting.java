package mailauth.providers.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedMap;
import mailauth.core.dns.Name;
import mailauth.core.evidence.History;
import mailauth.providers.evidence.EvidenceStore;
import mailauth.providers.host.HostException;

/** One import, which keeps others out by an advisory lock of its connection. */
final class EvidenceWriting implements EvidenceStore.Writing {
  /** What PostgreSQL says where a lock was not to be had in time. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final PostgresEvidence evidence;
  private final EvidenceRows rows;
  private final Connection connection;
  private final SortedMap<String, String> marks;

  private EvidenceWriting(
      PostgresEvidence evidence, Connection connection, SortedMap<String, String> marks) {
    this.evidence = evidence;
    this.rows = new EvidenceRows(evidence.project());
    this.connection = connection;
    this.marks = marks;
  }

  /**
   * Begins over a connection, which is closed in the end.
   *
   * @throws HostException if another import goes on
   */
  static EvidenceWriting begin(PostgresEvidence evidence, Connection connection)
      throws SQLException {
    try (var patience = connection.createStatement();
        var lock =
            connection.prepareStatement(
                "select pg_advisory_lock(hashtextextended('mailauth evidence ' || ?, 0))")) {
      patience.execute("set lock_timeout = '30s'");
      lock.setString(1, evidence.project());
      lock.execute();
      var marks = new EvidenceRows(evidence.project()).marks(connection);
      connection.setAutoCommit(false);
      return new EvidenceWriting(evidence, connection, marks);
    } catch (SQLException e) {
      connection.close();
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw new HostException(
            "another run is importing reports into project %s in %s; try again when it is done"
                .formatted(evidence.project(), evidence.connections().place()),
            e);
      }
      throw e;
    }
  }

  @Override
  public History read(Name name) {
    return evidence.history(name, ask("read", c -> rows.read(c, name)));
  }

  @Override
  public void put(Collection<History> histories) {
    ask(
        "written",
        c -> {
          rows.put(c, histories);
          c.commit();
          return histories.size();
        });
  }

  @Override
  public SortedMap<String, String> marks() {
    return marks;
  }

  @Override
  public void putMarks() {
    ask(
        "written",
        c -> {
          rows.putMarks(c, marks);
          c.commit();
          return marks.size();
        });
  }

  /** Import threads share the connection. */
  private synchronized <T> T ask(String verb, Connections.Question<T> question) {
    try {
      return question.ask(connection);
    } catch (SQLException e) {
      throw evidence.connections().failed(verb, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // The lock ends with the connection.
    }
  }
}
