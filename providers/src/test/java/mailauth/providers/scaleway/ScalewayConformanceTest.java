package mailauth.providers.scaleway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;

class ScalewayConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeScaleway(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  @Test
  void manyChangesAreOneWrite() {
    var dmarc = WebHostContract.txt("_dmarc.example.com", "v=DMARC1; p=none");
    try (var cloud = new FakeScaleway(Zone.of(APEX, SPF))) {
      assertThat(cloud.open().replace(List.of(replacement(SPF, NEW_SPF), replacement(null, dmarc))))
          .containsExactly(new Outcome.Written(), new Outcome.Written());
      assertThat(cloud.asked()).filteredOn(WRITES).hasSize(1);
    }
  }

  @Test
  void whatPeopleWroteToARecordStays() {
    try (var cloud = new FakeScaleway(Zone.of(APEX, SPF))) {
      cloud.change(
          cloud.records(SPF.key()).getFirst(), old -> old.with("comment", "ask before a change"));
      assertThat(cloud.open().replace(List.of(replacement(SPF, NEW_SPF))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.records(SPF.key()))
          .singleElement()
          .satisfies(record ->
              assertThat(record.more()).isEqualTo(Map.of("comment", "ask before a change")));
    }
  }

  @Test
  void aDynamicRecordIsLeftAlone() {
    try (var cloud = new FakeScaleway(Zone.of(APEX, SPF))) {
      cloud.change(
          cloud.records(SPF.key()).getFirst(),
          old -> old.with("geo_ip_config", Map.of("default", "x")));
      assertThat(cloud.open().replace(List.of(replacement(null, NEW_SPF))))
          .containsExactly(
              new Outcome.Failed("Scaleway answers dynamically there, and that is left alone"));
      assertThat(cloud.asked()).filteredOn(WRITES).isEmpty();
    }
  }

  private static Replacement replacement(RRset before, RRset after) {
    return new Replacement(after.key(), Optional.ofNullable(before), Optional.of(after));
  }
}
