package mailauth.providers.inwx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Opened;
import mailauth.providers.web.XmlRpcCloud;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class InwxConformanceTest implements BareTxtContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeInwx(zones);
  }

  @Override
  public boolean keepsRecords() {
    return true;
  }

  @Override
  public boolean takesQuotationMarks() {
    return false;
  }

  @Override
  public Predicate<Asked> writes() {
    return asked -> XmlRpcCloud.method(asked).endsWith("Record");
  }

  @Override
  public Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.of(FakeInwx.code(2400, "Command failed"));
  }

  @Test
  void aRunLogsInOnce() {
    try (var cloud = new FakeInwx(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      assertThat(host.read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(host.replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.asked())
          .extracting(XmlRpcCloud::method)
          .filteredOn("account.login"::equals)
          .hasSize(1);
    }
  }

  @Test
  void aOneTimePasswordIsGivenWhereOneIsAskedFor() {
    try (var cloud = new FakeInwx(Zone.of(APEX, SPF)).withSecondFactor()) {
      var opened = cloud.opened();
      assertThat(opened.host().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(String.join("\n", opened.log()))
          .doesNotContain("session0", FakeInwx.SHARED_SECRET);
    }
  }

  /** Such as by a plan a few seconds before. */
  @Test
  void aOneTimePasswordThatIsUsedUpIsFollowedByTheNext() {
    try (var cloud = new FakeInwx(Zone.of(APEX, SPF)).withSecondFactor()) {
      var opened = cloud.opened();
      cloud.use(new OneTimePassword(FakeInwx.SHARED_SECRET).at(opened.pace().now()));
      assertThat(opened.host().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(opened.pace().waited()).isPositive().isLessThanOrEqualTo(OneTimePassword.STEP);
    }
  }

  @Test
  void aMissingSharedSecretIsSaid() {
    try (var cloud = new FakeInwx(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      cloud.withSecondFactor();
      assertThatThrownBy(() -> host.read(SPF.key()))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("give 'shared-secret'");
    }
  }

  @Test
  void aSharedSecretThatIsNoneIsSaid() {
    var settings = Map.of("user", "anyone", "password", "p", "shared-secret", "018");
    try (var cloud = new FakeInwx()) {
      assertThatThrownBy(() -> Opened.of(new InwxType(), cloud.endpoint(), settings))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("'shared-secret' is no Base32");
    }
  }

  @Test
  void aWrongPasswordIsSaid() {
    try (var cloud = new FakeInwx(Zone.of(APEX, SPF))) {
      var settings = Map.of("user", "anyone", "password", "wrong");
      var host = Opened.of(new InwxType(), cloud.endpoint(), settings).host();
      assertThatThrownBy(() -> host.read(SPF.key()))
          .isInstanceOf(HostException.class)
          .hasMessageContainingAll("could not log in", "(2200)", "check 'user' and 'password'");
    }
  }

  /** INWX would leave the preference as it was. */
  @Test
  void mailThatIsRefusedFromNowOnIsANewRecord() {
    var before = RRset.of(APEX, RecordType.MX, HOUR, new Rdata.Mx(10, Name.of("mx.example.org")));
    var after = RRset.of(APEX, RecordType.MX, HOUR, new Rdata.Mx(0, Name.ROOT));
    try (var cloud = new FakeInwx(Zone.of(APEX, before))) {
      assertThat(cloud.open().replace(List.of(Replacement.update(before, after))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.asked())
          .filteredOn(writes())
          .extracting(XmlRpcCloud::method)
          .containsExactly("nameserver.createRecord", "nameserver.deleteRecord");
      assertThat(cloud.look(before.key())).isEqualTo(after.records());
    }
  }
}
