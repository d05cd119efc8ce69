package mailauth.providers.desec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Unrecorded: what deSEC's documentation says of requests that no recording shows. */
class DesecUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void domainsComePageByPage() {
    try (var cloud = new FakeDesec(Zone.many(60))) {
      assertThat(cloud.open().zones()).hasSize(60);
      assertThat(cloud.asked())
          .extracting(asked -> asked.target())
          .containsExactly("/api/v1/domains/?cursor=", "/api/v1/domains/?cursor=2");
    }
  }

  @Test
  void severalRRsetsAreOnePatch() {
    var mx = RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mail.example.org")));
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    var key = RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300)));
    try (var cloud = new FakeDesec(Zone.of(ZONE))) {
      cloud
          .open()
          .replace(
              List.of(
                  Replacement.creation(mx), Replacement.creation(tlsa), Replacement.creation(key)));
      assertThat(cloud.asked())
          .filteredOn(asked -> !asked.reads())
          .singleElement()
          .satisfies(asked -> {
            assertThat(asked.method() + " " + asked.target())
                .isEqualTo("PATCH /api/v1/domains/example.com/rrsets/");
            assertThat(asked.body())
                .isEqualTo(
                    """
                    [{"records":["10 mail.example.org."],"type":"MX","subname":"","ttl":3600},\
                    {"records":["3 1 1 %s"],"type":"TLSA","subname":"_25._tcp","ttl":3600},\
                    {"records":["\\"%s\\" \\"%s\\""],"type":"TXT","subname":"k","ttl":3600}]\
                    """
                        .formatted("ab".repeat(32), "k".repeat(255), "k".repeat(45)));
          });
    }
  }

  @Test
  void theApexIsWrittenAsAnAtSign() {
    var before = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("v=spf1 mx -all"));
    try (var cloud = new FakeDesec(Zone.of(ZONE, before))) {
      cloud.open().replace(List.of(Replacement.deletion(before)));
      assertThat(cloud.asked())
          .filteredOn(asked -> !asked.reads())
          .extracting(asked -> asked.method() + " " + asked.target() + " " + asked.body())
          .containsExactly(
              "PATCH /api/v1/domains/example.com/rrsets/@/TXT/"
                  + " {\"records\":[],\"type\":\"TXT\",\"subname\":\"\"}");
    }
  }
}
