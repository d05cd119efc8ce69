package mailauth.providers.digitalocean;

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

/** Unrecorded: what DigitalOcean's API reference says of requests that no recording shows. */
class DigitalOceanUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void mxHasItsPriorityApartAndADotAtTheEnd() {
    assertThat(
            created(
                RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mx.example.org")))))
        .isEqualTo(
            "{\"data\":\"mx.example.org.\",\"priority\":10,\"type\":\"MX\",\"name\":\"@\",\"ttl\":3600}");
  }

  @Test
  void longTxtIsOneText() {
    var key = RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(400)));
    assertThat(created(key))
        .isEqualTo(
            "{\"data\":\"%s\",\"type\":\"TXT\",\"name\":\"k\",\"ttl\":3600}"
                .formatted("k".repeat(400)));
  }

  @Test
  void tlsaIsRefused() {
    var wanted = RRset.of(ZONE, RecordType.TLSA, 3600, new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    try (var cloud = new FakeDigitalOcean(Zone.of(ZONE))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(wanted))))
          .containsExactly(new Outcome.Failed("DigitalOcean takes no TLSA records"));
      assertThat(cloud.asked()).isEmpty();
    }
  }

  private static String created(RRset wanted) {
    try (var cloud = new FakeDigitalOcean(Zone.of(ZONE))) {
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
