package mailauth.providers.gandi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mailauth.providers.web.WebHostContract;
import org.junit.jupiter.api.Test;

class GandiConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeGandi(zones);
  }

  /** Its web pages let people write {@code mail} for {@code mail.example.com.}. */
  @Test
  void namesWithoutAFinalDotBelongToTheZone() {
    var before = mx(Name.of("mail.example.com"));
    var after = mx(Name.of("mx.example.org"));
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.add(new Stored("1", "example.com", "example.com", "MX", 3600, "10 mail"));
      var change = Replacement.update(before, after);
      assertThat(cloud.open().replace(List.of(change))).containsExactly(new Outcome.Written());
      assertThat(cloud.look(after.key())).isEqualTo(after.records());
    }
  }

  @Test
  void anAtSignInAValueIsTheZone() {
    var before = mx(APEX);
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.add(new Stored("1", "example.com", "example.com", "MX", 3600, "10 @"));
      var change = Replacement.deletion(before);
      assertThat(cloud.open().replace(List.of(change))).containsExactly(new Outcome.Written());
      assertThat(cloud.look(before.key())).isEmpty();
    }
  }

  private static RRset mx(Name exchange) {
    return RRset.of(APEX, RecordType.MX, 3600, new Rdata.Mx(10, exchange));
  }
}
