package mailauth.providers.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Unrecorded: what OVHcloud's documentation says of requests that no recording shows. */
class OvhUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void theTimeIsTheHostsOwnAndAskedOnce() {
    try (var cloud = new FakeOvh(Zone.of(ZONE))) {
      var host = cloud.open();
      host.read(RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("x")).key());
      assertThat(cloud.asked())
          .filteredOn(asked -> asked.is("GET", "auth", "time"))
          .singleElement()
          .satisfies(asked -> assertThat(asked.header("X-Ovh-Signature")).isEmpty());
      assertThat(Long.parseLong(cloud.asked().getLast().header("X-Ovh-Timestamp")))
          .isBetween(FakeOvh.NOW, FakeOvh.NOW + 60);
    }
  }

  @Test
  void mxIsOneText() {
    var mx = RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mx.example.org")));
    assertThat(created(mx))
        .isEqualTo(
            "{\"fieldType\":\"MX\",\"subDomain\":\"\",\"target\":\"10"
                + " mx.example.org.\",\"ttl\":3600}");
  }

  @Test
  void tlsaIsOneText() {
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    assertThat(created(tlsa))
        .isEqualTo(
            "{\"fieldType\":\"TLSA\",\"subDomain\":\"_25._tcp\",\"target\":\"3 1 1 %s\",\"ttl\":3600}"
                .formatted("ab".repeat(32)));
  }

  @Test
  void longTxtIsSeveralStrings() {
    var key = RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300)));
    assertThat(created(key))
        .contains(
            "\"target\":\"\\\"%s\\\" \\\"%s\\\"\"".formatted("k".repeat(255), "k".repeat(45)));
  }

  private static String created(RRset wanted) {
    try (var cloud = new FakeOvh(Zone.of(ZONE))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(wanted))))
          .containsExactly(new Outcome.Written());
      return cloud.asked().stream()
          .filter(asked -> !asked.reads())
          .findFirst()
          .orElseThrow()
          .body();
    }
  }
}
