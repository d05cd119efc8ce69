package mailauth.providers.hetzner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mailauth.providers.web.WebHostContract;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class HetznerConformanceTest implements WebHostContract {
  private static final Replacement CHANGE = Replacement.update(SPF, NEW_SPF);

  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeHetzner(zones);
  }

  @Override
  public Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.of(FakeHetzner.failed("the zone is not in order"));
  }

  @Test
  void aWriteIsDoneWhenItsActionIs() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var opened = cloud.opened();
      assertThat(opened.host().replace(List.of(CHANGE))).containsExactly(new Outcome.Written());
      assertThat(cloud.asked()).filteredOn(asked -> isPoll(asked)).hasSize(2);
      assertThat(opened.pace().waited()).isPositive();
    }
  }

  @Test
  void anActionThatFailsIsAFailure() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      cloud.trouble(1, writes(), asked -> FakeHetzner.failed("no capacity"));
      assertThat(host.replace(List.of(CHANGE)))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("no capacity"));
    }
  }

  @Test
  void anActionWithoutEndIsNotWaitedFor() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          99,
          writes(),
          asked ->
              new MockResponse.Builder()
                  .body("{\"action\":{\"id\":7,\"status\":\"running\"}}")
                  .build());
      cloud.trouble(
          99,
          HetznerConformanceTest::isPoll,
          asked ->
              new MockResponse.Builder().body("{\"action\":{\"status\":\"running\"}}").build());
      assertThat(cloud.open().replace(List.of(CHANGE)))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Unsure.class,
              unsure -> assertThat(unsure.reason()).contains("not said within 90 s"));
    }
  }

  @Test
  void waitsWhileAnotherActionRuns() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      cloud.trouble(1, writes(), asked -> FakeHetzner.error(423, "locked", "an action runs"));
      cloud.trouble(1, writes(), asked -> FakeHetzner.error(409, "conflict", "try again"));
      assertThat(host.replace(List.of(CHANGE))).containsExactly(new Outcome.Written());
    }
  }

  @Test
  void whoCreatesFirstIsNotOverwritten() {
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.trouble(
          1,
          writes(),
          asked -> {
            cloud.overwrite(SPF);
            return cloud.calmly(asked);
          });
      var creation = new Replacement(SPF.key(), Optional.empty(), Optional.of(NEW_SPF));
      assertThat(cloud.open().replace(List.of(creation)))
          .containsExactly(new Outcome.Stale(new Reading.Present(SPF)));
    }
  }

  @Test
  void whatIsProtectedIsLeftAlone() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      note(cloud, SPF, "protected", true);
      var creation = new Replacement(SPF.key(), Optional.empty(), Optional.of(NEW_SPF));
      assertThat(cloud.open().replace(List.of(creation)))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("protected"));
      assertThat(cloud.look(SPF.key())).isEqualTo(SPF.records());
    }
  }

  @Test
  void commentsStay() {
    var before = WebHostContract.txt("example.com", "MS=ms1", "v=spf1 mx -all");
    var after = WebHostContract.txt("example.com", "MS=ms1", "v=spf1 a -all");
    try (var cloud = cloud(Zone.of(APEX, before))) {
      note(cloud, before, "comment", "ask the office team");
      var change = Replacement.update(before, after);
      assertThat(cloud.open().replace(List.of(change))).containsExactly(new Outcome.Written());
      assertThat(cloud.records(after.key()))
          .filteredOn(each -> each.content().contains("MS="))
          .singleElement()
          .satisfies(
              each -> assertThat(each.more().get("comment")).isEqualTo("ask the office team"));
    }
  }

  @Test
  void anRRsetWithoutTtlHasTheZones() {
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.add(new Stored("1", "example.com", "example.com", "TXT", 0, "\"v=spf1 mx -all\""));
      assertThat(cloud.open().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
    }
  }

  @Test
  void namesWithoutAFinalDotBelongToTheZone() {
    var mx = RRset.of(APEX, RecordType.MX, HOUR, new Rdata.Mx(10, Name.of("mail.example.com")));
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.add(new Stored("1", "example.com", "example.com", "MX", HOUR, "10 mail"));
      assertThat(cloud.open().read(mx.key())).isEqualTo(new Reading.Present(mx));
    }
  }

  private static boolean isPoll(Asked asked) {
    return asked.is("GET", "zones", "actions", "*");
  }

  private static void note(FakeCloud cloud, RRset rrset, String member, Object value) {
    cloud.records(rrset.key()).forEach(each -> cloud.change(each, old -> old.with(member, value)));
  }
}
