package mailauth.providers.glesys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlesysConformanceTest implements BareTxtContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeGlesys(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  @Override
  public Predicate<Asked> writes() {
    return asked -> asked.path().getLast().endsWith("record");
  }

  @Override
  public Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.of(FakeGlesys.response(200, 500, "Internal error", Map.of()));
  }

  /** The host gives names back as they were written. */
  @ParameterizedTest
  @ValueSource(strings = {"_dmarc", "_dmarc.example.com", "_dmarc.example.com.", "_DMARC"})
  void aNameIsTheSameHoweverItWasWritten(String host) {
    var dmarc = WebHostContract.txt("_dmarc.example.com", "v=DMARC1; p=none");
    var after = WebHostContract.txt("_dmarc.example.com", "v=DMARC1; p=reject");
    try (var cloud = new FakeGlesys(Zone.of(APEX, dmarc))) {
      cloud.change(cloud.records(dmarc.key()).getFirst(), old -> old.with("host", host));
      assertThat(cloud.open().read(dmarc.key())).isEqualTo(new Reading.Present(dmarc));
      assertThat(cloud.open().replace(List.of(Replacement.update(dmarc, after))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.records(dmarc.key()))
          .singleElement()
          .satisfies(record -> assertThat(record.more()).containsEntry("host", host));
    }
  }
}
