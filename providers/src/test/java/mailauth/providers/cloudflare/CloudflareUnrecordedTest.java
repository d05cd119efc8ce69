package mailauth.providers.cloudflare;

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

/** Unrecorded: what Cloudflare's API reference says of requests that no recording shows. */
class CloudflareUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void mxHasItsPriorityApart() {
    assertThat(created(RecordType.MX, new Rdata.Mx(10, Name.of("mail.example.org"))))
        .isEqualTo(
            """
            {"type":"MX","name":"example.com","content":"mail.example.org","priority":10,\
            "ttl":3600}\
            """);
  }

  @Test
  void tlsaIsFieldByField() {
    assertThat(created(RecordType.TLSA, new Rdata.Tlsa(3, 1, 1, "ab".repeat(32))))
        .isEqualTo(
            """
            {"type":"TLSA","name":"example.com","data":{"usage":3,"selector":1,"matching_type":1,\
            "certificate":"%s"},"ttl":3600}\
            """
                .formatted("ab".repeat(32)));
  }

  @Test
  void longTxtIsSeveralStrings() {
    assertThat(created(RecordType.TXT, Txt.of("k".repeat(300))))
        .contains(
            "\"content\":\"\\\"%s\\\" \\\"%s\\\"\"".formatted("k".repeat(255), "k".repeat(45)));
  }

  @Test
  void updatesSayOnlyWhatChanges() {
    var before = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("v=spf1 mx -all"));
    var after = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("v=spf1 -all"));
    try (var cloud = new FakeCloudflare(Zone.of(ZONE, before))) {
      var id = cloud.records(before.key()).getFirst().id();
      assertThat(cloud.open().replace(List.of(Replacement.update(before, after))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.asked())
          .filteredOn(asked -> !asked.reads())
          .singleElement()
          .satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("PATCH");
            assertThat(asked.target())
                .isEqualTo("/client/v4/zones/id-of-example.com/dns_records/" + id);
            assertThat(asked.body())
                .isEqualTo("{\"content\":\"\\\"v=spf1 -all\\\"\",\"ttl\":3600}");
          });
    }
  }

  /** What is sent to create one record. */
  private static String created(RecordType type, Rdata data) {
    var wanted = RRset.of(ZONE, type, 3600, data);
    try (var cloud = new FakeCloudflare(Zone.of(ZONE))) {
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
