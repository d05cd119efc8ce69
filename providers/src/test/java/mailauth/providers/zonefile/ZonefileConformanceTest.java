package mailauth.providers.zonefile;

import mailauth.providers.conformance.DnsHostContract;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;

class ZonefileConformanceTest implements DnsHostContract {

  @Override
  public Stage stage(Zone... zones) {
    return new ZoneFolder(zones);
  }

  @Override
  public boolean keepsOrder() {
    return true;
  }
}
