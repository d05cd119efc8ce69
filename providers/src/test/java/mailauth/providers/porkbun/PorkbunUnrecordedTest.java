package mailauth.providers.porkbun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Unrecorded: what Porkbun's documentation says of requests that no recording shows. */
class PorkbunUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void mxAtTheApexHasNoNameAndItsPriorityApart() {
    var mx = RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mx.example.org")));
    assertThat(created(mx))
        .isEqualTo(
            Map.of(
                "type", "MX",
                "content", "mx.example.org",
                "name", "",
                "ttl", 3600,
                "prio", 10,
                "apikey", "pk1_key",
                "secretapikey", FakePorkbun.SECRET));
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
        .containsEntry("name", "_25._tcp")
        .containsEntry("content", "3 1 1 " + "ab".repeat(32));
  }

  @Test
  void longTxtIsOneText() {
    var key = RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(400)));
    assertThat(created(key)).containsEntry("content", "k".repeat(400));
  }

  @Test
  void aTtlBelowTheLeastIsRefused() {
    var wanted = RRset.of(ZONE, RecordType.TXT, 300, Txt.of("v=spf1 -all"));
    try (var cloud = new FakePorkbun(Zone.of(ZONE))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(wanted))))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("no TTL below 600 s"));
      assertThat(cloud.asked()).isEmpty();
    }
  }

  private static Map<String, Object> created(RRset wanted) {
    try (var cloud = new FakePorkbun(Zone.of(ZONE))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(wanted))))
          .containsExactly(new Outcome.Written());
      return cloud.asked().stream()
          .filter(asked -> asked.is("POST", "dns", "create", "example.com"))
          .findFirst()
          .orElseThrow()
          .json();
    }
  }
}
