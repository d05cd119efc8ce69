package mailauth.providers.rfc2136;

import mailauth.providers.conformance.DnsHostContract;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.ServerStage;

class NamedConformanceIT implements DnsHostContract {
  @Override
  public Stage stage(Zone... zones) {
    return ServerStage.start(NamedServer::new, Hosts::of, zones);
  }
}
