package mailauth.core.check.zone;

import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.NameServer;
import mailauth.core.check.picture.NameServer.Standing;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Soa;
import mailauth.core.check.picture.Zone;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/** The zone's name servers. */
public final class ZoneChecks {
  private static final long LONG_NEGATIVE = Duration.ofDays(1).toSeconds();

  private final Zone zone;
  private final Issues issues;
  private final RRsetKey key;

  private ZoneChecks(Picture picture, Issues issues) {
    this.zone = picture.zone();
    this.issues = issues;
    this.key = new RRsetKey(zone.apex(), RecordType.NS);
  }

  public static void run(Picture picture, Issues issues) {
    var checks = new ZoneChecks(picture, issues);
    checks.run();
    SecurityChecks.run(picture, issues);
    RecordChecks.run(picture, issues);
  }

  private void run() {
    if (zone.servers().isEmpty()) {
      issues.unknown(key.toString(), "the zone's name servers could not be found out");
      return;
    }
    if (addresses() < 2) {
      issues.add("DNS-001", key, "%s has one name server only".formatted(zone.apex()));
    }
    zone.servers().forEach(this::check);
    checkSoa();
    checkDelegation();
  }

  private long addresses() {
    return zone.servers().stream().map(NameServer::name).distinct().count();
  }

  private void check(NameServer server) {
    if (server.isAlias()) {
      issues.add("DNS-003", key, "%s is an alias".formatted(server.name()));
    }
    switch (server.standing()) {
      case Standing.Serving serving ->
          serving
              .tcpFailure()
              .ifPresent(why ->
                  issues.add(
                      "DNS-014",
                      key,
                      "%s does not answer over TCP: %s".formatted(server.shown(), why)));
      case Standing.Lame(var reason) ->
          issues.add("DNS-002", key, "%s: %s".formatted(server.shown(), reason));
      case Standing.Silent(var reason) ->
          issues.add("DNS-002", key, "%s: %s".formatted(server.shown(), reason));
    }
  }

  private void checkSoa() {
    var soas =
        zone.servers().stream()
            .filter(server -> server.standing() instanceof Standing.Serving)
            .collect(
                Collectors.groupingBy(
                    server -> ((Standing.Serving) server.standing()).soa(),
                    Collectors.mapping(NameServer::shown, Collectors.joining(", "))));
    if (soas.size() > 1) {
      var said =
          soas.entrySet().stream()
              .map(entry -> "%s say serial %d".formatted(entry.getValue(), entry.getKey().serial()))
              .sorted()
              .collect(Collectors.joining("; "));
      issues.add("DNS-004", key, said);
    }
    soas.keySet().stream()
        .mapToLong(Soa::minimum)
        .filter(minimum -> minimum >= LONG_NEGATIVE)
        .max()
        .ifPresent(minimum ->
            issues.add(
                "DNS-011",
                key,
                "resolvers remember for %d seconds that a name does not exist".formatted(minimum)));
  }

  private void checkDelegation() {
    if (zone.delegated().isEmpty()) {
      return;
    }
    var above = zone.delegated().get();
    var here = zone.servers().stream().map(NameServer::name).collect(Collectors.toSet());
    if (!above.equals(here)) {
      issues.add(
          "DNS-005",
          key,
          "the registry lists %s, the zone itself %s".formatted(text(above), text(here)));
    }
  }

  private static String text(Iterable<Name> names) {
    var sorted = new TreeSet<Name>();
    names.forEach(sorted::add);
    return sorted.isEmpty() ? "none" : String.join(", ", sorted.stream().map(Name::text).toList());
  }
}
