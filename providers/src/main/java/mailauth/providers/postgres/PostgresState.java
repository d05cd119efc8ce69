package mailauth.providers.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mailauth.core.dns.Name;
import mailauth.core.json.InvalidJson;
import mailauth.core.plan.Rollback;
import mailauth.core.plan.RollbackJson;
import mailauth.core.state.DomainState;
import mailauth.providers.evidence.EvidenceStore;
import mailauth.providers.host.HostException;
import mailauth.providers.state.Holder;
import mailauth.providers.state.StateStore;

/** State in our tables of a database, each project with rows of its own. */
public final class PostgresState implements StateStore {
  private final Connections connections;
  private final String project;
  private final Domains domains;
  private final Journal journal;
  private final LockRows locks;
  private final Consumer<String> notices;

  /**
   * A project's state; the database is not asked before it is needed.
   *
   * @param database is asked for when it is first needed
   * @param notices told, in sentences, what a person should know of it
   */
  public PostgresState(Supplier<Database> database, String project, Consumer<String> notices) {
    this.connections = new Connections(database);
    this.project = project;
    this.domains = new Domains(project, notices);
    this.journal = new Journal(project);
    this.locks = new LockRows(project);
    this.notices = notices;
  }

  @Override
  public String place() {
    return "project %s in %s".formatted(project, connections.place());
  }

  @Override
  public Map<Name, DomainState> read(Collection<Name> names) {
    return connections.ask("read", connection -> domains.read(connection, names));
  }

  @Override
  public void update(Map<Name, UnaryOperator<DomainState>> changes) {
    connections.ask("written", connection -> domains.update(connection, changes));
  }

  @Override
  public Held hold(Collection<Name> domains, Holder holder, Duration patience) {
    try {
      return DomainLock.take(
          connections.open(), locks, place(), domains, holder, patience, this::unfinished);
    } catch (SQLException e) {
      throw connections.failed("locked", e);
    }
  }

  @Override
  public void journal(Rollback rollback) {
    connections.ask(
        "written",
        connection ->
            rollback.domains().isEmpty()
                ? journal.drop(connection, rollback.run())
                : journal.write(connection, rollback));
  }

  @Override
  public List<String> runs() {
    return connections.ask("read", journal::runs);
  }

  @Override
  public Rollback run(String id) {
    var json = connections.ask("read", connection -> journal.read(connection, id));
    try {
      return RollbackJson.read(
          json.orElseThrow(
              () -> new HostException("there is no run %s of %s".formatted(id, place()))));
    } catch (InvalidJson e) {
      throw new HostException(
          "the run %s of %s is damaged: %s".formatted(id, place(), e.getMessage()), e);
    }
  }

  private void unfinished(Holder holder) {
    if (runs().contains(holder.run())) {
      notices.accept(holder.unfinished());
    }
  }

  @Override
  public EvidenceStore evidence() {
    return new PostgresEvidence(connections, project);
  }

  @Override
  public void close() {
    connections.close();
  }
}
