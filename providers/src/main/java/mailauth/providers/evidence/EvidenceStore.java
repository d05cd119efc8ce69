package mailauth.providers.evidence;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import mailauth.core.dns.Name;
import mailauth.core.evidence.History;
import mailauth.providers.host.HostException;

/** Keeps what was reported, name by name. */
public interface EvidenceStore {
  /**
   * The names of which anything was reported, sorted.
   *
   * @throws HostException if the store cannot be read
   */
  List<Name> names();

  /**
   * What was reported of a name.
   *
   * @return an empty history where nothing was
   * @throws HostException if the store cannot be read
   */
  History read(Name name);

  /**
   * Begins to write; no other run may until it is closed.
   *
   * @throws HostException if another run writes
   */
  Writing write();

  /** A store that is held by one writer. */
  interface Writing extends AutoCloseable {
    /**
     * What was reported of a name, as it stands.
     *
     * @throws HostException if it cannot be read
     */
    History read(Name name);

    /**
     * Keeps these histories in place of those that stand, each of them whole or not at all.
     *
     * @throws HostException if one cannot be written
     */
    void put(Collection<History> histories);

    /** How far each folder and mailbox was read, by a text that names it; may be changed. */
    SortedMap<String, String> marks();

    /**
     * Keeps the marks. To be called after {@link #put}: what is read twice is told by its id.
     *
     * @throws HostException if they cannot be written
     */
    void putMarks();

    @Override
    void close();
  }
}
