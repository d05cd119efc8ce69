package mailauth.providers.ionos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;

class IonosConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeIonos(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  /** An update would enable it. */
  @Test
  void aDisabledRecordIsLeftAlone() {
    try (var cloud = new FakeIonos(Zone.of(APEX, SPF))) {
      cloud.change(cloud.records(SPF.key()).getFirst(), old -> old.with("disabled", true));
      assertThat(
              cloud
                  .open()
                  .replace(
                      List.of(new Replacement(SPF.key(), Optional.empty(), Optional.of(NEW_SPF)))))
          .containsExactly(
              new Outcome.Failed("IONOS holds a disabled record there: enable or delete it first"));
      assertThat(cloud.asked()).filteredOn(WRITES).isEmpty();
    }
  }
}
