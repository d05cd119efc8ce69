package mailauth.providers.hetzner;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Unrecorded: what Hetzner's documentation says of requests that no recording shows. */
class HetznerUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void zonesComePageByPage() {
    try (var cloud = new FakeHetzner(Zone.many(60))) {
      assertThat(cloud.open().zones()).hasSize(60);
      assertThat(cloud.asked())
          .extracting(asked -> asked.target())
          .containsExactly("/v1/zones?per_page=50", "/v1/zones?per_page=50&page=2");
    }
  }

  /** Records could be added as well where there is no RRset yet, but to another's too. */
  @Test
  void mxAtTheApex() {
    assertThat(
            asked(
                RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mail.example.org")))))
        .isEqualTo(
            "POST /v1/zones/example.com/rrsets {\"name\":\"@\",\"type\":\"MX\",\"ttl\":3600,"
                + "\"records\":[{\"value\":\"10 mail.example.org.\"}]}");
  }

  @Test
  void tlsa() {
    var data = new Rdata.Tlsa(3, 1, 1, "ab".repeat(32));
    assertThat(asked(RRset.of(Name.of("_25._tcp.example.com"), RecordType.TLSA, 3600, data)))
        .isEqualTo(
            "POST /v1/zones/example.com/rrsets {\"name\":\"_25._tcp\",\"type\":\"TLSA\","
                + "\"ttl\":3600,\"records\":[{\"value\":\"3 1 1 %s\"}]}"
                    .formatted("ab".repeat(32)));
  }

  @Test
  void aLongTxtIsSeveralStrings() {
    assertThat(
            asked(
                RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300)))))
        .isEqualTo(
            "POST /v1/zones/example.com/rrsets {\"name\":\"k\",\"type\":\"TXT\",\"ttl\":3600,"
                + "\"records\":[{\"value\":\"\\\"%s\\\" \\\"%s\\\"\"}]}"
                    .formatted("k".repeat(255), "k".repeat(45)));
  }

  /** What is sent to create an RRset. */
  private static String asked(RRset wanted) {
    try (var cloud = new FakeHetzner(Zone.of(ZONE))) {
      return cloud.written(Replacement.creation(wanted));
    }
  }
}
