package mailauth.providers.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Replacement;
import mailauth.providers.http.Field;
import mailauth.providers.http.Pace;
import mailauth.providers.http.Request;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unrecorded: what AWS documents of requests that no recording shows. */
class Route53UnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void anUpdateDeletesExactlyAndCreatesInOneBatch() {
    var before = RRset.of(ZONE, RecordType.TXT, 300, Txt.of("v=spf1 a<b -all"));
    var after = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("v=spf1 -all"));
    assertSends(
        Replacement.update(before, after),
        change("DELETE", "example.com.", "TXT", 300, "\"v=spf1 a&lt;b -all\"")
            + change("CREATE", "example.com.", "TXT", 3600, "\"v=spf1 -all\""),
        before);
  }

  @Test
  void sendsMxTlsaAndLongTxt() {
    assertCreates(
        RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mail.example.org"))),
        "example.com.",
        "10 mail.example.org.");
    assertCreates(
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32))),
        "_25._tcp.example.com.",
        "3 1 1 " + "ab".repeat(32));
    assertCreates(
        RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300))),
        "k.example.com.",
        "\"%s\" \"%s\"".formatted("k".repeat(255), "k".repeat(45)));
  }

  private static void assertCreates(RRset wanted, String name, String value) {
    assertSends(
        Replacement.creation(wanted), change("CREATE", name, wanted.type().name(), 3600, value));
  }

  private static void assertSends(Replacement replacement, String changes, RRset... standing) {
    try (var cloud = new FakeRoute53(Zone.of(ZONE, standing))) {
      cloud.open().replace(List.of(replacement));
      assertThat(cloud.asked())
          .filteredOn(asked -> !asked.reads())
          .extracting(asked -> asked.method() + " " + asked.target() + " " + asked.body())
          .containsExactly(
              "POST /2013-04-01/hostedzone/Z-example.com/rrset/"
                  + " <ChangeResourceRecordSetsRequest"
                  + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch>"
                  + "<Changes>"
                  + changes
                  + "</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>");
    }
  }

  private static String change(String action, String name, String type, long ttl, String value) {
    return "<Change><Action>%s</Action><ResourceRecordSet><Name>%s</Name><Type>%s</Type><TTL>%d</TTL><ResourceRecords><ResourceRecord><Value>%s</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change>"
        .formatted(action, name, type, ttl, value);
  }

  @Test
  void twoZonesOfOneNameAreNotGuessedAt() {
    try (var cloud = new FakeRoute53(Zone.of(ZONE))) {
      cloud.trouble(
          1,
          asked -> asked.is("GET", "hostedzonesbyname"),
          asked -> {
            var zones =
                "<HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name></HostedZone>"
                    + "<HostedZone><Id>/hostedzone/Z2</Id><Name>example.com.</Name></HostedZone>"
                    + "<HostedZone><Id>/hostedzone/Z3</Id><Name>example.org.</Name>"
                    + "<Config><PrivateZone>true</PrivateZone></Config></HostedZone>";
            return new MockResponse.Builder()
                .body(
                    "<ListHostedZonesByNameResponse><HostedZones>%s</HostedZones><IsTruncated>false</IsTruncated></ListHostedZonesByNameResponse>"
                        .formatted(zones))
                .build();
          });
      var host = cloud.open();
      assertThat(host.zones()).containsExactly(ZONE);
      assertThatThrownBy(() -> host.read(RRset.of(ZONE, RecordType.TXT, 1, Txt.of("x")).key()))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("several zones named example.com (Z1 and Z2)");
    }
  }

  /** From the test suite that AWS publishes for the signature: get-vanilla and its kin. */
  @ParameterizedTest
  @CsvSource({
    "https://example.amazonaws.com/,"
        + " 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "https://example.amazonaws.com/?Param2=value2&Param1=value1,"
        + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
  })
  void signs(String url, String signature) {
    var credentials =
        new SigV4(
            "AKIDEXAMPLE",
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            Optional.empty(),
            "us-east-1/service",
            at("2015-08-30T12:36:00Z"));
    assertThat(credentials.headers(Request.get(""), URI.create(url)))
        .containsExactly(
            new Field("X-Amz-Date", "20150830T123600Z"),
            new Field(
                "Authorization",
                "AWS4-HMAC-SHA256"
                    + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                    + " SignedHeaders=host;x-amz-date, Signature="
                    + signature));
  }

  private static Pace at(String time) {
    return new Pace() {
      @Override
      public long nanos() {
        return 0;
      }

      @Override
      public Instant now() {
        return Instant.parse(time);
      }

      @Override
      public void sleep(Duration duration) {}
    };
  }
}
