package mailauth.providers.rfc2136;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import mailauth.providers.wire.NoReply;
import mailauth.providers.wire.Records;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Update;

/**
 * Reads what stands in a zone, which is not always what it answers: a wildcard's records are shown
 * under every name that is not in use (RFC 4592).
 */
final class Reader {
  private final Primary primary;
  private final Zones zones;
  private final Map<RRsetKey, Set<Rdata>> wildcards = new ConcurrentHashMap<>();

  Reader(Primary primary, Zones zones) {
    this.primary = primary;
    this.zones = zones;
  }

  /**
   * Reads one RRset.
   *
   * @throws HostException if the primary cannot be asked, or holds no zone for the name
   */
  Reading read(RRsetKey key) {
    var answer = zones.answer(key);
    var shown = records(answer);
    boolean borrowed = !shown.isEmpty() && wildcardShows(shown, key) && !isInUse(key.name());
    return borrowed ? new Reading.Absent() : answer;
  }

  /** Asks by a prerequisite alone (RFC 2136 section 2.4.4), which no wildcard meets. */
  boolean isInUse(Name name) {
    var question = new Update(Records.name(zones.of(name)));
    question.present(Records.name(name));
    try {
      // A server that refuses this cannot be changed either: there the answer counts.
      return primary.update(question).getRcode() != Rcode.NXDOMAIN;
    } catch (NoReply e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  /** Forgets the wildcards, for they may have changed. */
  void forget() {
    wildcards.clear();
  }

  private boolean wildcardShows(Set<Rdata> shown, RRsetKey key) {
    var apex = zones.seenAbove(key.name());
    var above = key.name().parent();
    while (above.isPresent() && above.get().isWithin(apex)) {
      var wildcard = Name.of("*").under(above.get());
      if (!wildcard.equals(key.name())
          && shown.equals(wildcard(new RRsetKey(wildcard, key.type())))) {
        return true;
      }
      above = above.get().parent();
    }
    return false;
  }

  private Set<Rdata> wildcard(RRsetKey key) {
    var known = wildcards.get(key);
    if (known == null) {
      known = records(zones.answer(key));
      wildcards.put(key, known);
    }
    return known;
  }

  private static Set<Rdata> records(Reading reading) {
    return new HashSet<>(
        switch (reading) {
          case Reading.Present(var rrset) -> rrset.records();
          case Reading.Alias(var cname) -> cname.records();
          case Reading.Absent() -> List.<Rdata>of();
        });
  }
}
