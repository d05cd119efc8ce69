package mailauth.providers.simply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.json.JsonObject;
import mailauth.providers.conformance.Shared;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.http.Response;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Unrecorded: no traffic of Simply.com's is at hand. Requests and answers are those that other
 * clients hold themselves against, and what Simply.com's documentation says.
 */
class SimplyUnrecordedTest {
  private static final HostedZone ZONE =
      new HostedZone("product-example.com", Name.of("example.com"), List.of());
  private static final RRsetKey KEY =
      new RRsetKey(Name.of("_acme-challenge.example.com"), RecordType.TXT);
  private static final String VALUE = "ADw2sEd82DUgXcQ9hNBZThJs7zVJkR5v9JeSbAb9mZY";

  @Test
  void readsWhatOtherClientsRead() throws Exception {
    try (var cloud = new FakeSimply(Zone.of(ZONE.name()))) {
      cloud.trouble(1, asked -> true, asked -> fixed("get_records"));
      assertThat(store(cloud).records(ZONE, ZONE.name()))
          .hasSize(4)
          .contains(
              new HostedRecord(
                  "1",
                  new RRsetKey(ZONE.name(), RecordType.NS),
                  3600,
                  "ns1.simply.com",
                  Optional.empty()));
      assertAsked(cloud, "GET /2/my/products/product-example.com/dns/records/", "");
    }
  }

  @Test
  void addsAsOtherClientsDo() throws Exception {
    try (var cloud = new FakeSimply(Zone.of(ZONE.name()))) {
      cloud.trouble(1, asked -> true, asked -> fixed("add_record"));
      store(cloud).add(ZONE, KEY, 120, VALUE);
      assertAsked(
          cloud, "POST /2/my/products/product-example.com/dns/records/", "add_record-request");
    }
  }

  @Test
  void updatesAsOtherClientsDo() throws Exception {
    try (var cloud = new FakeSimply(Zone.of(ZONE.name()))) {
      cloud.trouble(1, asked -> asked.method().equals("PUT"), asked -> fixed("success"));
      var old = new HostedRecord("123456789", KEY, 3600, "old", Optional.empty());
      store(cloud).update(ZONE, old, 120, VALUE);
      assertAsked(
          cloud,
          "PUT /2/my/products/product-example.com/dns/records/123456789/",
          "edit_record-request");
    }
  }

  @Test
  void deletesAsOtherClientsDo() throws Exception {
    try (var cloud = new FakeSimply(Zone.of(ZONE.name()))) {
      cloud.trouble(1, asked -> true, asked -> fixed("success"));
      store(cloud).delete(ZONE, new HostedRecord("123456789", KEY, 120, VALUE, Optional.empty()));
      assertAsked(cloud, "DELETE /2/my/products/product-example.com/dns/records/123456789/", "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bad_auth_error, Invalid account authorization",
    "bad_zone_error, Unknown or invalid product reference",
    "invalid_record_id_error, Unknown DNS record"
  })
  void seesErrors(String file, String words) {
    var response = new Response(400, List.of(), text(file));
    assertThat(new SimplyDialect().complaint(response)).contains(words);
    assertThat(new SimplyDialect().refusal(response)).contains(words);
  }

  @ParameterizedTest
  @CsvSource({"success", "add_record", "get_records"})
  void seesSuccesses(String file) {
    assertThat(new SimplyDialect().refusal(new Response(200, List.of(), text(file)))).isEmpty();
  }

  @Test
  void aProductThatIsNoDomainIsNoZone() throws Exception {
    var products =
        "{\"products\":[{\"object\":\"mail-1\",\"name\":\"Mail\"},"
            + "{\"object\":\"b\",\"domain\":{\"name\":\"b\u00fccher.example\"}}]}";
    try (var cloud = new FakeSimply()) {
      cloud.trouble(1, asked -> true, asked -> new MockResponse.Builder().body(products).build());
      assertThat(store(cloud).zones())
          .containsExactly(new HostedZone("b", Name.of("xn--bcher-kva.example"), List.of()));
    }
  }

  @Test
  void mxHasItsPriorityApart() {
    var mx =
        RRset.of(ZONE.name(), RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mx.example.org")));
    assertThat(created(mx))
        .isEqualTo(
            Map.of(
                "name", "@",
                "data", "mx.example.org",
                "type", "MX",
                "ttl", 3600,
                "priority", 10));
  }

  @Test
  void tlsaAndLongTxtAreOneText() {
    var tlsa = new Rdata.Tlsa(3, 1, 1, "ab".repeat(32));
    var name = Name.of("_25._tcp.example.com");
    assertThat(created(RRset.of(name, RecordType.TLSA, 3600, tlsa)))
        .containsEntry("name", "_25._tcp")
        .containsEntry("data", "3 1 1 " + "ab".repeat(32));
    assertThat(created(RRset.of(name, RecordType.TXT, 3600, Txt.of("k".repeat(400)))))
        .containsEntry("data", "k".repeat(400));
  }

  private static Map<String, Object> created(RRset wanted) {
    try (var cloud = new FakeSimply(Zone.of(ZONE.name()))) {
      var creation = Replacement.creation(wanted);
      assertThat(cloud.open().replace(List.of(creation))).containsExactly(new Outcome.Written());
      return cloud.asked().stream()
          .filter(asked -> asked.method().equals("POST"))
          .findFirst()
          .orElseThrow()
          .json();
    }
  }

  private static void assertAsked(FakeSimply cloud, String request, String file) {
    var asked = cloud.asked().getLast();
    assertThat(asked.method() + " " + asked.target()).isEqualTo(request);
    assertThat(asked.header("Authorization")).startsWith("Basic ");
    if (file.isEmpty()) {
      assertThat(asked.body()).isEmpty();
    } else {
      assertThat(asked.body())
          .isEqualTo(JsonObject.writeLine(JsonObject.read(text(file)).members()));
    }
  }

  private static MockResponse fixed(String file) {
    return new MockResponse.Builder().body(text(file)).build();
  }

  private static String text(String file) {
    return Shared.text("recordings/fixtures/simply/internal/fixtures/%s.json".formatted(file));
  }

  private static SimplyStore store(FakeSimply cloud) {
    var type = new SimplyType();
    return (SimplyStore) type.open(Opened.login(type, cloud.endpoint(), cloud.settings()));
  }
}
