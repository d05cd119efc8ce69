package mailauth.providers.web;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.providers.http.HttpFault;

/**
 * What a host with a web API can do by itself; {@link WebHost} makes the rest of it. Safe to call
 * from many threads.
 *
 * @param <N> what a write must know of an RRset besides its records
 */
public interface ZoneStore<N> {

  /** All zones of the account. */
  List<HostedZone> zones() throws HttpFault;

  /** What the zone holds at a name, of the types that we model; may hold other names' too. */
  List<Holding<N>> read(HostedZone zone, Name name) throws HttpFault;

  /**
   * Writes: all or nothing where the host's capabilities say that it is atomic, else one step.
   *
   * @throws HttpFault if the host does not say that it is done; a status of 412 says that someone
   *     else was there first
   */
  void write(HostedZone zone, List<Step<N>> steps) throws HttpFault;

  /** Whether {@link #read} gives whole zones, so that one call does for all names. */
  default boolean readsWholeZones() {
    return false;
  }

  /** Whether a step is done whole or not at all. */
  default boolean writesWholeRRsets() {
    return true;
  }
}
