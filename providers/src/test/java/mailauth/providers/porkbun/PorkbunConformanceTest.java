package mailauth.providers.porkbun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Predicate;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class PorkbunConformanceTest implements BareTxtContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakePorkbun(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  @Override
  public Predicate<Asked> writes() {
    return asked -> asked.path().get(1).matches("create|edit|delete");
  }

  @Override
  public Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.of(cloud.error(200, "Domain is not opted in to API access."));
  }

  @Test
  void aThousandDomainsAreNotAll() {
    try (var cloud = new FakePorkbun(Zone.many(1001))) {
      assertThat(cloud.open().zones()).hasSize(1001);
      assertThat(cloud.asked()).hasSize(2);
    }
  }
}
