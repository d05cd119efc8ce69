package mailauth.core.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;

/**
 * All that was reported about one name, summed up by day.
 *
 * @param domain whose policy the reporters looked up
 * @param receipts the reports taken in
 * @param messages how many messages each sighting stands for
 * @param sessions how many TLS sessions each sighting stands for
 * @param hosts what DNS calls addresses that nothing else tells apart
 */
public record History(
    Name domain,
    SortedSet<Receipt> receipts,
    Map<Sighting, Long> messages,
    Map<TlsSighting, Long> sessions,
    Map<IpAddress, HostName> hosts) {
  /** Wraps what is given, because a copy of a million entries would be felt. */
  public History {
    receipts = Collections.unmodifiableSortedSet(receipts);
    messages = Collections.unmodifiableMap(messages);
    sessions = Collections.unmodifiableMap(sessions);
    hosts = Collections.unmodifiableMap(hosts);
  }

  public static History none(Name domain) {
    return new Ledger(domain).history();
  }

  public boolean isEmpty() {
    return receipts.isEmpty();
  }
}
