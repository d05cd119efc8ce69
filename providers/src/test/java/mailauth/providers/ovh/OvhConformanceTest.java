package mailauth.providers.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvhConformanceTest implements WebHostContract {
  private static final Predicate<Asked> REFRESHES =
      asked -> asked.is("POST", "domain", "zone", "*", "refresh");

  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeOvh(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  @Override
  public Predicate<Asked> writes() {
    return WRITES.and(REFRESHES.negate());
  }

  /** The host gives TXT records a type of its own once it knows what they say. */
  @ParameterizedTest
  @ValueSource(strings = {"SPF", "DKIM", "DMARC"})
  void aTxtInDisguiseIsSeenAndChangedWhereItStands(String type) {
    try (var cloud = new FakeOvh(Zone.of(APEX, SPF))) {
      cloud.change(cloud.records(SPF.key()).getFirst(), old -> old.with("fieldType", type));
      assertThat(cloud.open().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.records(SPF.key()))
          .singleElement()
          .satisfies(record -> assertThat(record.more()).containsEntry("fieldType", type));
    }
  }

  @Test
  void nothingIsLiveBeforeTheRefresh() {
    try (var cloud = new FakeOvh(Zone.of(APEX, SPF))) {
      cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF)));
      assertThat(cloud.asked())
          .filteredOn(WRITES)
          .extracting(Asked::method)
          .containsExactly("PUT", "POST");
      assertThat(cloud.asked()).filteredOn(WRITES).last().matches(REFRESHES);
    }
  }

  /** Else the read-back would take for written what the name servers do not know yet. */
  @Test
  void aChangeThatCannotBePublishedIsNotCalledWritten() {
    try (var cloud = new FakeOvh(Zone.of(APEX, SPF))) {
      cloud.trouble(99, REFRESHES, asked -> cloud.error(500, "oops"));
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .singleElement()
          .isInstanceOf(Outcome.Unsure.class);
    }
  }
}
