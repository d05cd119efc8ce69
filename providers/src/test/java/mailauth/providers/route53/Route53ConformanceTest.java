package mailauth.providers.route53;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Route53ConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeRoute53(zones);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Throttling", "PriorRequestNotComplete"})
  void waitsWhereItIsThrottledByABadRequest(String code) {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(2, ANY, asked -> FakeRoute53.error(400, code, "Rate exceeded"));
      var opened = cloud.opened();
      assertThat(opened.host().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(opened.pace().waited()).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SetIdentifier", "TrafficPolicyInstanceId", "HealthCheckId"})
  void whatARoutingPolicyAnswersIsLeftAlone(String mark) {
    assertLeftAlone(mark, "weighted-1", "routing policy");
  }

  @Test
  void anAliasIsLeftAlone() {
    assertLeftAlone("AliasTarget", "<DNSName>other.example.org.</DNSName>", "alias to other");
  }

  private void assertLeftAlone(String mark, String value, String words) {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.records(SPF.key()).forEach(each -> cloud.change(each, old -> old.with(mark, value)));
      var before = cloud.records(SPF.key());
      for (var expected : List.of(Optional.of(SPF), Optional.<RRset>empty())) {
        assertThat(
                cloud
                    .open()
                    .replace(List.of(new Replacement(SPF.key(), expected, Optional.of(NEW_SPF)))))
            .singleElement()
            .isInstanceOfSatisfying(
                Outcome.Failed.class, failed -> assertThat(failed.reason()).contains(words));
      }
      assertThat(cloud.records(SPF.key())).isEqualTo(before);
      assertThat(cloud.asked()).allMatch(asked -> asked.reads());
    }
  }

  /** Between our last look and our write: nobody but the host can notice that. */
  @Test
  void aRaceThatOnlyTheHostSeesIsLost() {
    var theirs = WebHostContract.txt("example.com", "v=spf1 ip4:192.0.2.1 -all");
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.trouble(
          1,
          WRITES,
          asked -> {
            cloud.overwrite(theirs);
            return cloud.calmly(asked);
          });
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .containsExactly(new Outcome.Stale(new Reading.Present(theirs)));
      assertThat(cloud.look(SPF.key())).isEqualTo(theirs.records());
    }
  }

  /** Octets are octal at Route 53; read as decimal they would be others. */
  @Test
  void octetsAreOctal() {
    var odd = RRset.of(APEX, RecordType.TXT, HOUR, new Txt(List.of("a\u0001\u00e9\\\"101 \\101")));
    try (var cloud = cloud(Zone.of(APEX))) {
      var host = cloud.open();
      assertThat(host.replace(List.of(Replacement.creation(odd))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.records(odd.key()))
          .singleElement()
          .satisfies(
              each -> assertThat(each.content()).isEqualTo("\"a\\001\\351\\\\\\\"101 \\\\101\""));
    }
  }
}
