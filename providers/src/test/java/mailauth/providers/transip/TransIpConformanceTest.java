package mailauth.providers.transip;

import java.util.function.Predicate;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;

class TransIpConformanceTest implements BareTxtContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeTransIp(zones);
  }

  @Override
  public Predicate<Asked> writes() {
    return asked -> !asked.reads() && !asked.is("POST", "auth");
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }
}
