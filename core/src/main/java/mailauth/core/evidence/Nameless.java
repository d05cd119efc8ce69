package mailauth.core.evidence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;

/** The addresses of a domain's mail that nothing but their names in DNS would tell apart. */
final class Nameless {
  private static final Comparator<Map.Entry<IpAddress, Mail>> ORDER =
      Comparator.comparing(
              (Map.Entry<IpAddress, Mail> entry) -> entry.getValue(),
              Comparator.comparingLong((Mail mail) -> -mail.failing)
                  .thenComparingLong(mail -> -mail.messages))
          .thenComparing(Map.Entry::getKey);

  private final Name domain;
  private final Map<IpAddress, HostName> known;
  private final LocalDate today;

  Nameless(Name domain, Map<IpAddress, HostName> known, LocalDate today) {
    this.domain = domain;
    this.known = known;
    this.today = today;
  }

  /** What came from an address. */
  private static final class Mail {
    private long failing;
    private long messages;
  }

  /** Those whose names are to be asked for, whose mail fails most first. */
  List<IpAddress> among(Map<Sighting, Long> messages) {
    var found = new HashMap<IpAddress, Mail>();
    messages.forEach((sighting, count) -> {
      if (matters(sighting)) {
        var mail = found.computeIfAbsent(sighting.source(), address -> new Mail());
        mail.messages += count;
        mail.failing += sighting.passes() ? 0 : count;
      }
    });
    return found.entrySet().stream().sorted(ORDER).map(Map.Entry::getKey).toList();
  }

  private boolean matters(Sighting sighting) {
    if (Origin.of(sighting).vouched(domain).isPresent()) {
      return false;
    }
    var before = known.get(sighting.source());
    return before == null || (before.isOld(today) && sighting.day().isAfter(before.asked()));
  }
}
