package mailauth.providers.ionos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Unrecorded: what IONOS's API reference says of requests that no recording shows. */
class IonosUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void mxHasItsPriorityApartAndNoDotAtTheEnd() {
    var mx = RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mx.example.org")));
    assertThat(written(Zone.of(ZONE), Optional.empty(), mx))
        .isEqualTo(
            "POST /dns/v1/zones/id-of-example.com/records"
                + " [{\"name\":\"example.com\",\"type\":\"MX\","
                + "\"content\":\"mx.example.org\",\"ttl\":3600,\"prio\":10,\"disabled\":false}]");
  }

  @Test
  void tlsaIsOneText() {
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    assertThat(written(Zone.of(ZONE), Optional.empty(), tlsa))
        .contains("\"content\":\"3 1 1 %s\"".formatted("ab".repeat(32)));
  }

  @Test
  void longTxtIsSeveralStrings() {
    var key = RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300)));
    assertThat(written(Zone.of(ZONE), Optional.empty(), key))
        .contains(
            "\"content\":\"\\\"%s\\\" \\\"%s\\\"\"".formatted("k".repeat(255), "k".repeat(45)));
  }

  @Test
  void anUpdateIsByIdAndHasNoName() {
    var before = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("v=spf1 mx -all"));
    var after = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("v=spf1 a -all"));
    assertThat(written(Zone.of(ZONE, before), Optional.of(before), after))
        .matches(
            "PUT /dns/v1/zones/id-of-example.com/records/[0-9]+ "
                + "\\{\"content\":\"\\\\\"v=spf1 a -all\\\\\"\",\"ttl\":3600,\"prio\":0,"
                + "\"disabled\":false}");
  }

  private static String written(Zone zone, Optional<RRset> before, RRset after) {
    try (var cloud = new FakeIonos(zone)) {
      assertThat(
              cloud
                  .open()
                  .replace(List.of(new Replacement(after.key(), before, Optional.of(after)))))
          .containsExactly(new Outcome.Written());
      return cloud.asked().stream()
          .filter(asked -> !asked.reads())
          .map(asked -> asked.method() + " " + asked.target() + " " + asked.body())
          .findFirst()
          .orElseThrow();
    }
  }
}
