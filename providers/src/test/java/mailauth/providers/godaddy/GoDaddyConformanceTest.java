package mailauth.providers.godaddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.ip.IpAddress;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class GoDaddyConformanceTest implements BareTxtContract {

  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeGoDaddy(zones);
  }

  @Test
  void waitsAsLongAsTheBodySays() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var body = "{\"code\":\"TOO_MANY_REQUESTS\",\"message\":\"slow down\",\"retryAfterSec\":21}";
      cloud.trouble(
          1, Asked::reads, asked -> new MockResponse.Builder().code(429).body(body).build());
      var opened = cloud.opened();
      assertThat(opened.host().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(opened.pace().waited()).isGreaterThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void saysWhichPartOfARequestIsWrong() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      var body =
          """
          {"code":"INVALID_BODY","message":"Request body doesn't fulfill schema",
           "fields":[{"path":"records[0].data","message":"is too long"}]}
          """;
      cloud.trouble(99, writes(), asked -> new MockResponse.Builder().code(422).body(body).build());
      var change = Replacement.update(SPF, NEW_SPF);
      assertThat(cloud.open().replace(List.of(change)))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("fulfill schema (is too long)"));
    }
  }

  @Test
  void aDomainThatIsGoneIsNoSecondOne() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      assertThat(cloud.open().zones()).containsExactly(APEX);
    }
  }

  @Test
  void anAtSignInDataIsTheZone() {
    var www = Name.of("www.example.com");
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.add(new Stored("1", "example.com", www.text(), "CNAME", HOUR, "@"));
      var alias = RRset.of(www, RecordType.CNAME, HOUR, new Rdata.Host(APEX));
      assertThat(cloud.open().read(alias.key())).isEqualTo(new Reading.Present(alias));
    }
  }

  /** Domains that nobody uses have an address that is none. */
  @Test
  void whatCannotBeReadIsLeftAlone() {
    try (var cloud = cloud(Zone.of(APEX, SPF))) {
      cloud.add(new Stored("1", "example.com", "example.com", "A", 600, "Parked"));
      var host = cloud.open();
      assertThat(host.read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      var wanted =
          RRset.of(
              APEX,
              RecordType.A,
              600,
              new Rdata.Address(IpAddress.parse("192.0.2.1").orElseThrow()));
      assertThat(host.replace(List.of(Replacement.creation(wanted))))
          .singleElement()
          .isInstanceOf(Outcome.Failed.class);
      assertThat(cloud.records(wanted.key())).hasSize(1);
    }
  }
}
