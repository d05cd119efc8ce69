package mailauth.providers.google;

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
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;

class GoogleConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeGoogle(zones);
  }

  /** To ask for a token is no write. */
  @Override
  public Predicate<Asked> writes() {
    return asked -> !asked.reads() && !asked.is("POST", "token");
  }

  @Test
  void waitsWhereItsRateIsWordedAsForbidden() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          1, Asked::reads, asked -> FakeGoogle.error(403, "rateLimitExceeded", "Quota exceeded"));
      var opened = cloud.opened();
      assertThat(opened.host().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(opened.pace().waited()).isPositive();
    }
  }

  @Test
  void whatARoutingPolicyAnswersIsLeftAlone() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud
          .records(SPF.key())
          .forEach(each -> cloud.change(each, old -> old.with("routingPolicy", Map.of())));
      var before = cloud.records(SPF.key());
      assertThat(
              cloud
                  .open()
                  .replace(
                      List.of(new Replacement(SPF.key(), Optional.empty(), Optional.of(NEW_SPF)))))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("routing policy"));
      assertThat(cloud.records(SPF.key())).isEqualTo(before);
    }
  }

  /** Between our last look and our write: nobody but the host can notice that. */
  @Test
  void aRaceThatOnlyTheHostSeesIsLost() {
    var theirs = WebHostContract.txt("example.com", "v=spf1 ip4:192.0.2.1 -all");
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          1,
          writes(),
          asked -> {
            cloud.overwrite(theirs);
            return cloud.calmly(asked);
          });
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .containsExactly(new Outcome.Stale(new Reading.Present(theirs)));
      assertThat(cloud.look(SPF.key())).isEqualTo(theirs.records());
    }
  }

  @Test
  void oneTokenServesTheRun() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      host.read(SPF.key());
      host.replace(List.of(Replacement.update(SPF, NEW_SPF)));
      assertThat(cloud.asked()).filteredOn(asked -> asked.is("POST", "token")).hasSize(1);
    }
  }
}
