package mailauth.providers.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.evidence.History;
import mailauth.core.evidence.HistoryText;
import mailauth.core.evidence.UnreadableHistory;
import mailauth.providers.evidence.EvidenceStore;
import mailauth.providers.host.HostException;

/** Evidence in our tables, a row for each name. */
record PostgresEvidence(Connections connections, String project) implements EvidenceStore {

  @Override
  public List<Name> names() {
    return connections.ask("read", new EvidenceRows(project)::names);
  }

  @Override
  public History read(Name name) {
    return history(
        name,
        connections.ask("read", connection -> new EvidenceRows(project).read(connection, name)));
  }

  History history(Name name, Optional<String> text) {
    try {
      return text.isEmpty() ? History.none(name) : HistoryText.read(text.get());
    } catch (UnreadableHistory e) {
      throw new HostException(
          "the evidence on %s of project %s in %s %s; delete its row and import the reports again"
              .formatted(name, project, connections.place(), e.getMessage()),
          e);
    }
  }

  @Override
  public Writing write() {
    try {
      return EvidenceWriting.begin(this, connections.open());
    } catch (SQLException e) {
      throw connections.failed("locked", e);
    }
  }
}
