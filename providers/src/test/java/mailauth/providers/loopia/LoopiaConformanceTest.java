package mailauth.providers.loopia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class LoopiaConformanceTest implements BareTxtContract {
  private static final RRsetKey NOWHERE =
      new RRsetKey(Name.of("_dmarc.example.com"), RecordType.TXT);

  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeLoopia(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  @Override
  public Predicate<Asked> writes() {
    return asked -> !FakeLoopia.method(asked).startsWith("get");
  }

  @Override
  public Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.of(((FakeLoopia) cloud).word("UNKNOWN_ERROR"));
  }

  @Test
  void aMissingSubdomainIsNothingAndNoError() {
    try (var cloud = new FakeLoopia(Zone.of(APEX))) {
      assertThat(cloud.open().read(NOWHERE)).isEqualTo(new Reading.Absent());
    }
  }

  @Test
  void aSubdomainIsMadeOnceForItsRecords() {
    var dmarc = WebHostContract.txt("_dmarc.example.com", "v=DMARC1; p=none");
    try (var cloud = new FakeLoopia(Zone.of(APEX))) {
      var host = cloud.open();
      for (int i = 0; i < 2; i++) {
        host.replace(List.of(new Replacement(NOWHERE, Optional.empty(), Optional.of(dmarc))));
        host.replace(List.of(new Replacement(NOWHERE, Optional.of(dmarc), Optional.empty())));
      }
      assertThat(cloud.asked())
          .filteredOn(writes())
          .extracting(FakeLoopia::method)
          .containsExactly(
              "addSubdomain",
              "addZoneRecord",
              "removeZoneRecord",
              "addZoneRecord",
              "removeZoneRecord");
    }
  }

  @Test
  void wrongCredentialsLookLikeASuccess() {
    try (var cloud = new FakeLoopia(Zone.of(APEX))) {
      cloud.trouble(99, ANY, asked -> cloud.word("AUTH_ERROR"));
      assertThatThrownBy(() -> cloud.open().read(NOWHERE))
          .isInstanceOf(HostException.class)
          .hasMessageContainingAll("AUTH_ERROR", "check 'user' and 'password'");
    }
  }

  /** The fault has a code of 429, and HTTP a status of 200. */
  @Test
  void tooManyCallsLookLikeASuccess() {
    var wanted = WebHostContract.txt("example.com", "v=spf1 mx a -all");
    try (var cloud = new FakeLoopia(Zone.of(APEX, SPF))) {
      cloud.trouble(1, ANY, asked -> cloud.fault(200, 429, "Too many requests"));
      cloud.trouble(1, writes(), asked -> cloud.word("RATE_LIMITED"));
      var opened = cloud.opened();
      assertThat(opened.host().replace(List.of(Replacement.update(SPF, wanted))))
          .containsExactly(new Outcome.Written());
      assertThat(opened.pace().waited()).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }
  }
}
