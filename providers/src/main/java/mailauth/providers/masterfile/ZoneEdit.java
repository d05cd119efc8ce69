package mailauth.providers.masterfile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;

/**
 * A zone after some replacements: all of them, or none.
 *
 * @param zone to be written if all outcomes are {@link Outcome.Written}; the zone as it was if
 *     nothing had to change
 * @param outcomes one for each replacement, in order
 */
public record ZoneEdit(Zone zone, List<Outcome> outcomes) {

  /** Edits the zone's files and moves its serial on once. */
  public static ZoneEdit of(Zone zone, List<Replacement> replacements, Clock clock) {
    var edited = zone;
    for (int i = 0; i < replacements.size(); i++) {
      try {
        var refusal = Refusal.of(edited, replacements.get(i));
        if (refusal.isPresent()) {
          return stopped(zone, replacements, i, refusal.get());
        }
        edited = replace(edited, replacements.get(i));
      } catch (HostException e) {
        return stopped(zone, replacements, i, new Outcome.Failed(e.getMessage()));
      }
    }
    var written = replacements.stream().<Outcome>map(r -> new Outcome.Written()).toList();
    boolean unchanged = edited.sources().equals(zone.sources());
    return new ZoneEdit(unchanged ? zone : nextSerial(edited, clock), written);
  }

  private static Zone replace(Zone zone, Replacement replacement) {
    var key = replacement.key();
    var wanted = replacement.wanted();
    if (zone.reading(key).found().equals(wanted)) {
      return zone;
    }
    var edited = Others.restoreTtls(zone, RRsetEdit.apply(zone, key, wanted), key, wanted);
    if (!holds(edited, replacement) || !Others.stand(zone, edited, key)) {
      throw new HostException(
          "%s cannot be edited here without changing other records; edit %s by hand"
              .formatted(key, zone.main().shown()));
    }
    return edited;
  }

  private static boolean holds(Zone zone, Replacement replacement) {
    var found = zone.reading(replacement.key()).found();
    return replacement.wanted().isEmpty()
        ? found.isEmpty()
        : found
            .filter(rrset -> rrset.ttl() == replacement.wanted().get().ttl())
            .filter(rrset -> rrset.sameRecords(replacement.wanted().get()))
            .isPresent();
  }

  private static Zone nextSerial(Zone zone, Clock clock) {
    var soa = zone.soa().orElseThrow();
    var serial = new Wording(soa.line(), soa.data().get(Zone.SOA_SERIAL));
    var splices = new Splices();
    splices.replace(
        soa.source(),
        serial.token().start(),
        serial.token().end(),
        String.valueOf(Serial.next(serial.number32("serial"), clock)));
    return splices.apply(zone);
  }

  private static ZoneEdit stopped(
      Zone zone, List<Replacement> replacements, int at, Outcome outcome) {
    var reason =
        "left alone, because %s could not be written".formatted(replacements.get(at).key());
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < replacements.size(); i++) {
      outcomes.add(i == at ? outcome : new Outcome.Failed(reason));
    }
    return new ZoneEdit(zone, List.copyOf(outcomes));
  }
}
