package mailauth.providers.web;

import static java.util.stream.Collectors.joining;

import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;

/** What a host holds against what a replacement is about. */
final class Comparison {
  private Comparison() {}

  /** An alias is nothing where nothing is expected, if it goes away by the same write. */
  static boolean expects(Replacement replacement, Reading reading, boolean aliasGoes) {
    return replacement
        .expected()
        .map(expected -> reading.found().filter(expected::sameRecords).isPresent())
        .orElseGet(() ->
            switch (reading) {
              case Reading.Present present -> false;
              case Reading.Absent absent -> true;
              case Reading.Alias alias -> aliasGoes || replacement.wanted().isEmpty();
            });
  }

  static boolean holds(Replacement replacement, Reading reading) {
    return replacement
        .wanted()
        .map(wanted ->
            reading
                .found()
                .filter(rrset -> rrset.sameRecords(wanted) && rrset.ttl() == wanted.ttl())
                .isPresent())
        .orElseGet(() -> reading.found().isEmpty());
  }

  static String words(Reading reading) {
    return switch (reading) {
      case Reading.Present(var rrset) -> words(rrset);
      case Reading.Alias(var cname) -> "a CNAME to " + cname.records().getFirst();
      case Reading.Absent() -> "nothing there";
    };
  }

  private static String words(RRset rrset) {
    return rrset.records().stream()
        .map(Rdata::toString)
        .collect(joining(", ", "", " with TTL " + rrset.ttl()));
  }
}
