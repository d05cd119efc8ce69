package mailauth.providers.digitalocean;

import mailauth.providers.conformance.Zone;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;

class DigitalOceanConformanceTest implements BareTxtContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeDigitalOcean(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }
}
