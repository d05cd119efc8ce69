package mailauth.providers.loopia;

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
import mailauth.providers.host.Replacement;
import mailauth.providers.http.Response;
import mailauth.providers.http.XmlRpc;
import mailauth.providers.web.HostedRecord;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Unrecorded: no traffic of Loopia's is at hand. Requests and answers are those that other clients
 * hold themselves against, and what Loopia's documentation says.
 */
class LoopiaUnrecordedTest {
  private static final HostedZone ZONE = HostedZone.of("example.com").findFirst().orElseThrow();
  private static final RRsetKey KEY =
      new RRsetKey(Name.of("_acme-challenge.example.com"), RecordType.TXT);

  @Test
  void addsAsOtherClientsDo() throws Exception {
    try (var cloud = new FakeLoopia(Zone.of(ZONE.name()))) {
      store(cloud).add(ZONE, KEY, 123, "TXTrecord");
      assertThat(cloud.asked().getLast().method() + " " + cloud.asked().getLast().target())
          .isEqualTo("POST /RPCSERV");
      assertThat(cloud.asked().getLast().header("Content-Type")).startsWith("text/xml");
      assertThat(sent(cloud)).isEqualTo(fixture("addZoneRecordGoodAuth"));
    }
  }

  @Test
  void removesAsOtherClientsDo() throws Exception {
    var old = new HostedRecord("12345678", KEY, 300, "TXTrecord", Optional.empty());
    try (var cloud = withOneRecord()) {
      cloud.trouble(1, asked -> true, asked -> cloud.word("OK"));
      store(cloud).delete(ZONE, old);
      assertThat(sent(cloud)).isEqualTo(fixture("removeRecordGoodAuth"));
    }
  }

  @Test
  void readsAsOtherClientsDo() throws Exception {
    try (var cloud = withOneRecord()) {
      assertThat(store(cloud).records(ZONE, KEY.name())).hasSize(1);
      assertThat(sent(cloud)).isEqualTo(fixture("getZoneRecords"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "responseAuthError, AUTH_ERROR",
    "responseUnknownError, UNKNOWN_ERROR",
    "error, AUTH_ERROR",
    "responseRPCError, Method signature error: 42 (201)"
  })
  void seesErrors(String file, String words) {
    assertThat(new LoopiaDialect().refusal(answer(file)))
        .hasValueSatisfying(refusal -> assertThat(refusal).startsWith(words));
  }

  @ParameterizedTest
  @CsvSource({"ok", "responseOk", "empty_list", "zone_records", "subdomains", "zone_records_@"})
  void seesSuccesses(String file) {
    assertThat(new LoopiaDialect().refusal(answer(file))).isEmpty();
  }

  @Test
  void readsAnswers() {
    var records = read("getZoneRecordsResponse").objects(XmlRpc.VALUE);
    assertThat(records)
        .singleElement()
        .satisfies(record -> {
          assertThat(record.text("rdata")).isEqualTo("LHDhK3oGRvkiefQnx7OOczTY5Tic_xZ6HcMOc_gmtoM");
          assertThat(record.number("record_id")).isEqualTo(12345678);
        });
    assertThat(read("subdomains").texts(XmlRpc.VALUE))
        .containsExactly("*", "@", "www", "cdn", "_challenge.test");
  }

  @Test
  void mxHasItsPriorityApart() {
    var wanted =
        RRset.of(ZONE.name(), RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mx.example.org")));
    assertThat(created(wanted))
        .contains("<name>priority</name><value><int>10</int></value>")
        .contains("<name>rdata</name><value><string>mx.example.org.</string></value>");
  }

  @Test
  void tlsaIsOneText() {
    var wanted =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    assertThat(created(wanted))
        .contains("<string>_25._tcp</string>")
        .contains("<name>type</name><value><string>TLSA</string></value>")
        .contains("<value><string>3 1 1 " + "ab".repeat(32) + "</string></value>");
  }

  @Test
  void longTxtIsOneTextWithItsMarkupEscaped() {
    var wanted = RRset.of(ZONE.name(), RecordType.TXT, 3600, Txt.of("<&>\"" + "k".repeat(400)));
    assertThat(created(wanted)).contains("<string>&lt;&amp;&gt;\"" + "k".repeat(400) + "</string>");
  }

  @Test
  void aCustomerNumberComesAfterThePassword() throws Exception {
    try (var cloud = new FakeLoopia(Zone.of(ZONE.name()))) {
      var settings =
          Map.of("user", "apiuser", "password", FakeLoopia.SECRET, "customer-number", "AB1234");
      var type = new LoopiaType();
      type.open(Opened.login(type, cloud.endpoint(), settings)).zones();
      assertThat(sent(cloud))
          .contains("<string>goodpassword</string></value></param><param><value><string>AB1234<");
    }
  }

  private static String created(RRset wanted) {
    try (var cloud = new FakeLoopia(Zone.of(ZONE.name()))) {
      cloud.open().replace(List.of(Replacement.creation(wanted)));
      return cloud.asked().stream()
          .filter(asked -> FakeLoopia.method(asked).equals("addZoneRecord"))
          .findFirst()
          .orElseThrow()
          .body();
    }
  }

  private static FakeLoopia withOneRecord() {
    return new FakeLoopia(
        Zone.of(ZONE.name(), RRset.of(KEY.name(), RecordType.TXT, 300, Txt.of("TXTrecord"))));
  }

  private static LoopiaStore store(FakeLoopia cloud) {
    var type = new LoopiaType();
    return (LoopiaStore) type.open(Opened.login(type, cloud.endpoint(), cloud.settings()));
  }

  /** With the password that all fixtures have. */
  private static String sent(FakeLoopia cloud) {
    var secret = FakeLoopia.SECRET.replace("&", "&amp;");
    return cloud.asked().getLast().body().replace(secret, "goodpassword");
  }

  /** A request without the blanks between its elements. */
  private static String fixture(String file) {
    return text(file).replaceAll(">\\s+<", "><").strip();
  }

  private static String text(String file) {
    return Shared.text("recordings/fixtures/loopia/%s.xml".formatted(file));
  }

  private static Response answer(String file) {
    return new Response(200, List.of(), text(file));
  }

  private static JsonObject read(String file) {
    return XmlRpc.answer(text(file));
  }
}
