package mailauth.providers.powerdns;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.web.Holding;
import mailauth.providers.web.HostedRRset;
import mailauth.providers.web.Notation;

/** An RRset as the server keeps it, with what it does not serve. */
record NativeRRset(RRsetKey key, long ttl, List<NativeRecord> records) {
  NativeRRset {
    records = List.copyOf(records);
  }

  Holding<List<NativeRecord>> holding() {
    var disabled = records.stream().filter(NativeRecord::disabled).toList();
    var served =
        records.stream().filter(each -> !each.disabled()).map(NativeRecord::content).toList();
    return served.isEmpty()
        ? new Holding<>(key, Optional.empty(), disabled, Optional.empty())
        : new HostedRRset(key, ttl, served).holding(Notation.ZONE_FILE, disabled);
  }
}
