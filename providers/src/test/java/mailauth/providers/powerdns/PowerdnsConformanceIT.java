package mailauth.providers.powerdns;

import java.util.Map;
import mailauth.providers.conformance.DnsHostContract;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.DnsHost;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ServerStage;
import mailauth.providers.web.Opened;

/** The whole contract on the real server. */
class PowerdnsConformanceIT implements DnsHostContract {
  @Override
  public Stage stage(Zone... zones) {
    return ServerStage.start(PdnsApiServer::new, PowerdnsConformanceIT::open, zones);
  }

  private static DnsHost open(DnsServer server) {
    var api = ((PdnsApiServer) server).api();
    return Opened.really(new PowerdnsType(), api, Map.of("key", PdnsApiServer.KEY));
  }
}
