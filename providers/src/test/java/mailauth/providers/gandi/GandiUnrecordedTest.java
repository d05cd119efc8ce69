package mailauth.providers.gandi;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Unrecorded: what Gandi's documentation says of requests that no recording shows. */
class GandiUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void domainsComePageByPage() {
    try (var cloud = new FakeGandi(Zone.many(100))) {
      assertThat(cloud.open().zones()).hasSize(100);
      assertThat(cloud.asked())
          .extracting(asked -> asked.target())
          .containsExactly(
              "/v5/livedns/domains?page=1&per_page=100", "/v5/livedns/domains?page=2&per_page=100");
    }
  }

  @Test
  void mxAtTheApex() {
    assertThat(
            asked(
                RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mail.example.org")))))
        .isEqualTo(
            "POST /v5/livedns/domains/example.com/records/@/MX"
                + " {\"rrset_values\":[\"10 mail.example.org.\"],\"rrset_ttl\":3600}");
  }

  @Test
  void tlsa() {
    var data = new Rdata.Tlsa(3, 1, 1, "ab".repeat(32));
    assertThat(asked(RRset.of(Name.of("_25._tcp.example.com"), RecordType.TLSA, 3600, data)))
        .isEqualTo(
            "POST /v5/livedns/domains/example.com/records/_25._tcp/TLSA"
                + " {\"rrset_values\":[\"3 1 1 %s\"],\"rrset_ttl\":3600}"
                    .formatted("ab".repeat(32)));
  }

  @Test
  void aLongTxtIsSeveralStrings() {
    assertThat(
            asked(
                RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300)))))
        .isEqualTo(
            "POST /v5/livedns/domains/example.com/records/k/TXT"
                + " {\"rrset_values\":[\"\\\"%s\\\" \\\"%s\\\"\"],\"rrset_ttl\":3600}"
                    .formatted("k".repeat(255), "k".repeat(45)));
  }

  /** What is sent to create an RRset. */
  private static String asked(RRset wanted) {
    try (var cloud = new FakeGandi(Zone.of(ZONE))) {
      return cloud.written(Replacement.creation(wanted));
    }
  }
}
