package mailauth.providers.authority;

import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Authority;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import mailauth.providers.wire.Endpoint;

/** One authoritative server as a {@link Dns}: it follows no CNAME. */
public final class ServerDns implements Dns {
  private final AuthorityQuery query;
  private final Authority server;

  public ServerDns(AuthorityQuery query, Authority server) {
    this.query = query;
    this.server = server;
  }

  @Override
  public Answer query(Name name, RecordType type) {
    try {
      return switch (query.ask(server, new RRsetKey(name, type))) {
        case Reading.Present(var rrset) -> new Answer.Found(rrset, List.of());
        case Reading.Absent() -> new Answer.NoData();
        case Reading.Alias(var cname) -> new Answer.NoData();
      };
    } catch (HostException e) {
      return new Answer.Failed(e.getMessage());
    }
  }

  /** By name and address; a server that is named by its address has no other name. */
  static String shown(Authority server) {
    var address = Endpoint.text(server.address());
    return address.startsWith(server.name() + ":")
        ? address
        : "%s (%s)".formatted(server.name(), address);
  }
}
