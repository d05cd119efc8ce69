package mailauth.providers.state;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import mailauth.core.dns.Name;
import mailauth.core.plan.Rollback;
import mailauth.core.state.DomainState;
import mailauth.providers.evidence.EvidenceStore;
import mailauth.providers.host.HostException;

/**
 * Where a project's state is kept: what is remembered of each domain, the journals of runs, and
 * what reports said. Safe to call from many threads and from several processes; opens nothing
 * before it is needed.
 */
public interface StateStore extends AutoCloseable {

  /** Where this is, for messages. */
  String place();

  /**
   * What is remembered of domains; those that nothing is remembered of are left out.
   *
   * @throws HostException if it cannot be read, or a later version wrote it
   */
  Map<Name, DomainState> read(Collection<Name> domains);

  /**
   * Changes what is remembered, all of it or nothing: each function gets what stands then, perhaps
   * {@link DomainState#NONE}, whoever wrote it.
   *
   * @throws HostException if it cannot be written
   */
  void update(Map<Name, UnaryOperator<DomainState>> changes);

  /**
   * Keeps other runs from writing to these domains until it is closed, or this process ends,
   * however it ends. A store may keep them from writing to others as well.
   *
   * @param patience how long to wait for another run's end
   * @throws HostException if another run holds it; the message says which, and since when
   */
  Held hold(Collection<Name> domains, Holder holder, Duration patience);

  /**
   * Keeps a run's way back, in place of the one it may have. One that leads nowhere is dropped.
   *
   * @throws HostException if it is not safely kept
   */
  void journal(Rollback rollback);

  /**
   * The runs that can be rolled back, oldest first.
   *
   * @throws HostException if that cannot be found out
   */
  List<String> runs();

  /**
   * A run's way back.
   *
   * @throws HostException if there is no such run, or its journal is damaged
   */
  Rollback run(String id);

  /** What was imported of reports; has a lock of its own, for an import disturbs no apply. */
  EvidenceStore evidence();

  @Override
  void close();

  /** A lock that is held until it is closed. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
