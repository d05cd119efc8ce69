package mailauth.providers.godaddy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** Unrecorded: what GoDaddy's documentation says of requests that no recording shows. */
class GoDaddyUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void domainsComePageByPage() {
    try (var cloud = new FakeGoDaddy(Zone.many(1200))) {
      assertThat(cloud.open().zones()).hasSize(1200);
      assertThat(cloud.asked())
          .extracting(asked -> asked.target())
          .containsExactly("/v1/domains?limit=1000", "/v1/domains?limit=1000&marker=z999.example");
    }
  }

  /** No list is longer than 500, whatever is asked for. */
  @Test
  void recordsComePageByPage() {
    var rrsets =
        IntStream.range(0, 1100).mapToObj(i -> txt("n%d".formatted(i), "x")).toArray(RRset[]::new);
    try (var cloud = new FakeGoDaddy(Zone.of(ZONE, rrsets))) {
      var last = new RRsetKey(Name.of("n1099.example.com"), RecordType.TXT);
      assertThat(cloud.open().read(last).found()).isPresent();
      assertThat(cloud.asked())
          .extracting(asked -> asked.target())
          .containsExactly(
              "/v1/domains?limit=1000",
              "/v1/domains/example.com/records",
              "/v1/domains/example.com/records?limit=500&offset=2",
              "/v1/domains/example.com/records?limit=500&offset=3");
    }
  }

  @Test
  void mxAtTheApex() {
    assertThat(
            asked(
                Optional.empty(),
                Optional.of(
                    RRset.of(
                        ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mail.example.org"))))))
        .isEqualTo(
            "PUT /v1/domains/example.com/records/MX/@ [{\"type\":\"MX\",\"name\":\"@\","
                + "\"data\":\"mail.example.org\",\"ttl\":3600,\"priority\":10}]");
  }

  @Test
  void aLongTxtIsOneText() {
    assertThat(asked(Optional.empty(), Optional.of(txt("k", "k".repeat(300)))))
        .isEqualTo(
            "PUT /v1/domains/example.com/records/TXT/k [{\"type\":\"TXT\",\"name\":\"k\","
                + "\"data\":\"%s\",\"ttl\":3600}]".formatted("k".repeat(300)));
  }

  @Test
  void deletes() {
    assertThat(asked(Optional.of(txt("k", "x")), Optional.empty()))
        .isEqualTo("DELETE /v1/domains/example.com/records/TXT/k ");
  }

  @Test
  void tlsaIsRefusedBeforeAnythingIsSent() {
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    assertThat(new GoDaddyType().capabilities().refusal(Optional.empty(), tlsa))
        .hasValue("takes no TLSA records");
  }

  private static RRset txt(String left, String value) {
    return RRset.of(Name.of(left + ".example.com"), RecordType.TXT, 3600, Txt.of(value));
  }

  /** What is sent to change an RRset. */
  private static String asked(Optional<RRset> before, Optional<RRset> after) {
    var key = before.or(() -> after).orElseThrow().key();
    try (var cloud = new FakeGoDaddy(Zone.of(ZONE, before.stream().toArray(RRset[]::new)))) {
      return cloud.written(new Replacement(key, before, after));
    }
  }
}
