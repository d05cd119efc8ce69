package mailauth.providers.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.authority.AuthorityQuery;
import mailauth.providers.host.Authority;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Replacement;
import mailauth.providers.wire.Endpoint;

/** Asks every authoritative server whether it has what was written. */
final class Verifier {
  /** What a server answers with. */
  private sealed interface Finding {
    record New() implements Finding {}

    record Old() implements Finding {}

    record Silence(String reason) implements Finding {}
  }

  private final AuthorityQuery query;
  private final Pauses pauses;

  private Verifier(AuthorityQuery query, Applier.Conduct conduct) {
    this.query = query;
    this.pauses = new Pauses(conduct);
  }

  /**
   * What is not yet so after the conduct's patience, each in a sentence; empty if all is.
   *
   * @throws HostException if the servers cannot be found out
   */
  static List<String> verify(
      DnsHost host, List<Replacement> replacements, AuthorityQuery query, Applier.Conduct conduct) {
    var servers = new LinkedHashMap<Authority, List<Replacement>>();
    for (var replacement : replacements) {
      for (var server : host.authorities(replacement.key().name())) {
        servers.computeIfAbsent(server, s -> new ArrayList<>()).add(replacement);
      }
    }
    var verifier = new Verifier(query, conduct);
    var faults = new ArrayList<String>();
    servers.forEach((server, asked) -> faults.addAll(verifier.faults(server, asked)));
    return faults;
  }

  /** A server that keeps silent is not asked for the rest. */
  private List<String> faults(Authority server, List<Replacement> replacements) {
    var faults = new ArrayList<String>();
    for (var replacement : replacements) {
      var key = replacement.key();
      switch (await(server, replacement)) {
        case Finding.New() -> {}
        case Finding.Old() ->
            faults.add("%s does not answer with the new %s yet".formatted(shown(server), key));
        case Finding.Silence(var reason) -> {
          faults.add("%s, when asked for %s".formatted(reason, key));
          return faults;
        }
      }
    }
    return faults;
  }

  private Finding await(Authority server, Replacement replacement) {
    pauses.restart();
    var finding = ask(server, replacement);
    while (!(finding instanceof Finding.New) && pauses.next()) {
      finding = ask(server, replacement);
    }
    return finding;
  }

  private Finding ask(Authority server, Replacement replacement) {
    try {
      var found = query.ask(server, replacement.key()).found();
      return isDone(replacement, found) ? new Finding.New() : new Finding.Old();
    } catch (HostException e) {
      return new Finding.Silence(e.getMessage());
    }
  }

  /** Where an RRset is gone, a wildcard's may show in its place (RFC 4592). */
  private static boolean isDone(Replacement replacement, Optional<RRset> found) {
    var wanted = replacement.wanted();
    return wanted.isPresent()
        ? found.filter(rrset -> said(rrset).equals(said(wanted.get()))).isPresent()
        : replacement
            .expected()
            .filter(old -> found.filter(old::sameRecords).isPresent())
            .isEmpty();
  }

  /** Hosts split long values into strings as they like. */
  private static Set<Rdata> said(RRset rrset) {
    return rrset.records().stream()
        .map(data -> data instanceof Txt txt ? Txt.ofOctets(txt.joined()) : data)
        .collect(Collectors.toSet());
  }

  /** By name and address; a server that the YAML names by its address has no other name. */
  private static String shown(Authority server) {
    var address = Endpoint.text(server.address());
    return address.startsWith(server.name() + ":")
        ? address
        : "%s (%s)".formatted(server.name(), address);
  }
}
