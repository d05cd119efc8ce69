package mailauth.providers.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.authority.AuthorityQuery;
import mailauth.providers.host.Authority;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;

/** Asks every authoritative server whether it has what was written. */
final class Verifier {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final AuthorityQuery query;
  private final Instant deadline;

  private Verifier(AuthorityQuery query, Instant deadline) {
    this.query = query;
    this.deadline = deadline;
  }

  /** What is not yet so after the conduct's patience, each in a sentence; empty if all is. */
  static List<String> verify(
      DnsHost host, Map<RRsetKey, Optional<RRset>> wanted, Applier.Conduct conduct) {
    try (var query = AuthorityQuery.overUdp()) {
      var verifier = new Verifier(query, conduct.clock().instant().plus(conduct.patience()));
      var faults = new ArrayList<String>();
      wanted.forEach((key, rrset) ->
          host.authorities(key.name()).stream()
              .map(server -> verifier.await(server, key, rrset, conduct))
              .forEach(fault -> fault.ifPresent(faults::add)));
      return faults;
    }
  }

  private Optional<String> await(
      Authority server, RRsetKey key, Optional<RRset> wanted, Applier.Conduct conduct) {
    var pause = FIRST_PAUSE;
    while (true) {
      var fault = fault(server, key, wanted);
      boolean late = !conduct.clock().instant().plus(pause).isBefore(deadline);
      if (fault.isEmpty() || late || conduct.stopped().getAsBoolean()) {
        return fault;
      }
      sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private Optional<String> fault(Authority server, RRsetKey key, Optional<RRset> wanted) {
    try {
      var found = query.ask(server, key);
      return matches(found, wanted)
          ? Optional.empty()
          : Optional.of("%s does not answer with the new %s yet".formatted(server.name(), key));
    } catch (HostException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static boolean matches(Reading found, Optional<RRset> wanted) {
    var records = found.found();
    return wanted.isEmpty()
        ? records.isEmpty()
        : records.filter(rrset -> rrset.sameRecords(wanted.get())).isPresent();
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
