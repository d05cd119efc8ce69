package mailauth.providers.simply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class SimplyConformanceTest implements BareTxtContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeSimply(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  @Override
  public Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.of(
        new MockResponse.Builder()
            .body("{\"status\":400,\"message\":\"Invalid request\"}")
            .build());
  }

  @Test
  void aCommentStaysWithItsRecord() {
    try (var cloud = new FakeSimply(Zone.of(APEX, SPF))) {
      cloud.change(
          cloud.records(SPF.key()).getFirst(), old -> old.with("comment", "ask before changing"));
      var update = Replacement.update(SPF, NEW_SPF);
      assertThat(cloud.open().replace(List.of(update))).containsExactly(new Outcome.Written());
      assertThat(cloud.records(SPF.key()))
          .singleElement()
          .extracting(Stored::more)
          .hasToString("{comment=ask before changing}");
    }
  }
}
