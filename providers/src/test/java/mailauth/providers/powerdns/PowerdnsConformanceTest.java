package mailauth.providers.powerdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;

class PowerdnsConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakePowerdns(zones);
  }

  @Test
  void disabledRecordsAreNotSeenAndNotLost() {
    var served = WebHostContract.txt("example.com", "v=spf1 mx -all");
    var disabled = WebHostContract.txt("example.com", "v=spf1 +mx ~all");
    try (var cloud = cloud(Zone.of(APEX, disabled))) {
      cloud.change(cloud.records(served.key()).getFirst(), old -> old.with("disabled", true));
      var host = cloud.open();
      assertThat(host.read(served.key())).isEqualTo(new Reading.Absent());

      assertThat(host.replace(List.of(replacement(Optional.empty(), Optional.of(served)))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.records(served.key())).hasSize(2);

      assertThat(host.replace(List.of(replacement(Optional.of(served), Optional.empty()))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.records(served.key()))
          .singleElement()
          .satisfies(left -> assertThat(left.more()).containsEntry("disabled", true));
    }
  }

  private static Replacement replacement(Optional<RRset> before, Optional<RRset> after) {
    return new Replacement(before.or(() -> after).orElseThrow().key(), before, after);
  }
}
