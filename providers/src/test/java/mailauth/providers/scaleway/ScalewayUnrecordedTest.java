package mailauth.providers.scaleway;

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

/** Unrecorded: what Scaleway's documentation says of requests that no recording shows. */
class ScalewayUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void zonesComePageByPage() {
    try (var cloud = new FakeScaleway(Zone.many(120))) {
      assertThat(cloud.open().zones()).hasSize(120);
      assertThat(cloud.asked())
          .extracting(asked -> asked.target())
          .containsExactly(
              "/domain/v2beta1/dns-zones?page=1&page_size=100",
              "/domain/v2beta1/dns-zones?page=2&page_size=100");
    }
  }

  @Test
  void aZoneBelowADomainIsOneOfItsOwn() {
    try (var cloud = new FakeScaleway(Zone.of(Name.of("lab.example.com")))) {
      assertThat(cloud.open().zones()).containsExactly(Name.of("lab.example.com"));
    }
  }

  @Test
  void mxTlsaAndLongTxtAreWrittenAsInZoneFiles() {
    var mx = RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mail.example.org")));
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    var key = RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300)));
    try (var cloud = new FakeScaleway(Zone.of(ZONE))) {
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
                .isEqualTo("PATCH /domain/v2beta1/dns-zones/example.com/records");
            assertThat(asked.body())
                .isEqualTo(
                    """
                    {"changes":[\
                    {"add":{"records":[\
                    {"name":"","data":"10 mail.example.org.","type":"MX","ttl":3600}]}},\
                    {"add":{"records":[\
                    {"name":"_25._tcp","data":"3 1 1 %s","type":"TLSA","ttl":3600}]}},\
                    {"add":{"records":[\
                    {"name":"k","data":"\\"%s\\" \\"%s\\"","type":"TXT","ttl":3600}]}}],\
                    "disallow_new_zone_creation":true}\
                    """
                        .formatted("ab".repeat(32), "k".repeat(255), "k".repeat(45)));
          });
    }
  }
}
