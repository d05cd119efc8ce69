package mailauth.providers.rfc2136;

import mailauth.providers.conformance.DnsHostContract;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;
import mailauth.providers.servers.PdnsServer;
import mailauth.providers.servers.ServerStage;

class PdnsConformanceIT implements DnsHostContract {
  @Override
  public Stage stage(Zone... zones) {
    return ServerStage.start(PdnsServer::new, Hosts::of, zones);
  }
}
