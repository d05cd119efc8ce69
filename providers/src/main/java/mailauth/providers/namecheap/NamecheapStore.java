package mailauth.providers.namecheap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.http.HttpFault;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Step;
import mailauth.providers.web.ZoneStore;

/**
 * Namecheap takes zones only whole. So each write reads the zone again, changes what it is about
 * and sends all else back as it came: other types, redirects and who gets the mail. Whoever else
 * replaces the zone between the two calls is undone; Namecheap has no way to notice.
 */
final class NamecheapStore implements ZoneStore<Boolean> {
  private static final int CHANGED_MEANWHILE = 412;
  private static final long LONGEST_TTL = 60_000;

  private final NamecheapClient client;

  /** Two domains of one zone may be written at the same time, and would undo each other. */
  private final Map<Name, ReentrantLock> writing = new ConcurrentHashMap<>();

  NamecheapStore(NamecheapClient client) {
    this.client = client;
  }

  @Override
  public List<HostedZone> zones() throws HttpFault {
    return client.zones();
  }

  @Override
  public boolean readsWholeZones() {
    return true;
  }

  @Override
  public List<Holding<Boolean>> read(HostedZone zone, Name name) throws HttpFault {
    return client.read(zone).holdings();
  }

  @Override
  public void write(HostedZone zone, List<Step<Boolean>> steps) throws HttpFault {
    var lock = writing.computeIfAbsent(zone.name(), name -> new ReentrantLock());
    lock.lock();
    try {
      var standing = client.read(zone);
      for (var step : steps) {
        compare(standing, step);
        check(standing, step);
      }
      var changed = standing;
      for (var step : steps) {
        changed = changed.with(step);
      }
      client.write(changed);
    } finally {
      lock.unlock();
    }
  }

  private static void compare(NativeZone standing, Step<Boolean> step) throws HttpFault {
    var then = step.standing().flatMap(Holding::rrset);
    var now = standing.rrset(step.key());
    boolean same =
        then.map(RRset::ttl).equals(now.map(RRset::ttl)) && records(then).equals(records(now));
    if (!same) {
      throw new HttpFault(
          HttpFault.Kind.REFUSED, CHANGED_MEANWHILE, step.key() + " changed meanwhile");
    }
  }

  private static Set<Rdata> records(Optional<RRset> rrset) {
    return rrset.map(set -> Set.copyOf(set.records())).orElse(Set.of());
  }

  /** What it would refuse, or take and not serve. */
  private static void check(NativeZone standing, Step<Boolean> step) throws HttpFault {
    var fault = step.wanted().flatMap(wanted -> fault(standing, wanted));
    if (fault.isPresent()) {
      throw new HttpFault(HttpFault.Kind.NOT_SENT, 0, "not written: " + fault.get());
    }
  }

  private static Optional<String> fault(NativeZone standing, RRset wanted) {
    if (wanted.type() == RecordType.MX && standing.mxLock().isPresent()) {
      return standing.mxLock().map("it "::concat);
    }
    if (wanted.ttl() > LONGEST_TTL) {
      return Optional.of("it takes no TTL above %d s".formatted(LONGEST_TTL));
    }
    var old = records(standing.rrset(wanted.key()));
    try {
      wanted.records().stream()
          .filter(data -> !old.contains(data))
          .forEach(NativeZone.NOTATION::write);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
