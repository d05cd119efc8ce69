package mailauth.providers.authority;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Authority;

/** Where a zone begins, as its own servers tell. */
public final class Apex {
  private Apex() {}

  /** The zone that servers keep a name in; the name itself where none of them tells. */
  public static Name of(Name name, List<Authority> servers) {
    try (var query = AuthorityQuery.overUdp()) {
      return of(name, servers, query);
    }
  }

  /** The same for who asks more than this. */
  public static Name of(Name name, List<Authority> servers, AuthorityQuery query) {
    return servers.stream()
        .flatMap(server -> find(name, new ServerDns(query, server)).stream())
        .findFirst()
        .orElse(name);
  }

  private static Optional<Name> find(Name name, ServerDns server) {
    var at = Optional.of(name);
    while (at.isPresent() && !at.get().isRoot()) {
      var here = at.get();
      switch (server.query(here, RecordType.NS)) {
        case Answer.Found found -> {
          return at;
        }
        case Answer.Failed failed -> {
          return Optional.empty();
        }
        default -> at = here.parent();
      }
    }
    return Optional.empty();
  }
}
