package mailauth.providers.transip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Stored;
import org.junit.jupiter.api.Test;

/** What no recording shows, from TransIP's documentation: unrecorded. */
class TransIpUnrecordedTest {
  private static final Name APEX = Name.of("example.com");
  private static final HostedZone ZONE = HostedZone.of("example.com").findFirst().orElseThrow();

  /** A token is asked for once, and signed for; the nonce holds once. */
  @Test
  void logsInOnceForAllCalls() throws Exception {
    try (var cloud = new FakeTransIp(Zone.of(APEX))) {
      var store = store(cloud);
      store.zones();
      store.records(ZONE, APEX);
      store(cloud).zones();
      var logins = cloud.asked().stream().filter(asked -> asked.is("POST", "auth")).toList();
      assertThat(logins).hasSize(2);
      assertThat(logins.getFirst().json())
          .containsEntry("login", "an-account")
          .containsEntry("read_only", false)
          .containsEntry("expiration_time", "30 minutes")
          .containsEntry("global_key", true);
      var nonces = new HashSet<>();
      logins.forEach(login -> nonces.add(login.json().get("nonce")));
      assertThat(nonces).hasSize(2);
    }
  }

  @Test
  void saysWhatIsWrongWithTheKeyAndNothingOfIt() {
    var type = new TransIpType();
    var settings = Map.of("account", "an-account", "private-key", "c2VjcmV0IHRleHQ=");
    try (var cloud = new FakeTransIp()) {
      var login = Opened.login(type, cloud.endpoint(), settings);
      assertThatThrownBy(() -> type.open(login))
          .isInstanceOf(HostException.class)
          .hasMessageStartingWith("'private-key' is no RSA key in PEM")
          .hasMessageNotContaining("c2Vj");
    }
  }

  /** The one entry of its name, type and TTL. */
  @Test
  void changesInPlaceWhereTransIpCan() {
    var old = RRset.of(APEX, RecordType.TXT, 300, Txt.of("v=spf1 -all"));
    var now = RRset.of(APEX, RecordType.TXT, 300, Txt.of("v=spf1 mx -all"));
    assertThat(writes(old, now)).containsExactly("PATCH v=spf1 mx -all");
  }

  @Test
  void addsBeforeItDeletesWhereAnEntryIsNotAlone() {
    var foreign = Txt.of("site-verification=1");
    var old = new RRset(APEX, RecordType.TXT, 300, List.of(foreign, Txt.of("v=spf1 -all")));
    var now = new RRset(APEX, RecordType.TXT, 300, List.of(foreign, Txt.of("v=spf1 mx -all")));
    assertThat(writes(old, now)).containsExactly("POST v=spf1 mx -all", "DELETE v=spf1 -all");
  }

  @Test
  void mxTlsaAndLongTxtAreOneText() {
    var mx = RRset.of(APEX, RecordType.MX, 300, new Rdata.Mx(10, Name.of("mx.example.org")));
    assertThat(created(mx)).containsExactly("POST 10 mx.example.org.");
    var name = Name.of("_25._tcp.example.com");
    var tlsa = RRset.of(name, RecordType.TLSA, 300, new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    assertThat(created(tlsa)).containsExactly("POST 3 1 1 " + "ab".repeat(32));
    var key = RRset.of(name, RecordType.TXT, 300, Txt.of("k".repeat(400)));
    assertThat(created(key)).containsExactly("POST " + "k".repeat(400));
  }

  /** People write targets without a dot in the panel, and then they go on with the zone. */
  @Test
  void aTargetWithoutDotIsBelowTheZone() throws Exception {
    try (var cloud = new FakeTransIp(Zone.of(APEX))) {
      cloud.add(new Stored("1", "example.com", "example.com", "MX", 300, "10 mail"));
      cloud.add(new Stored("2", "example.com", "www.example.com", "CNAME", 300, "@"));
      assertThat(store(cloud).records(ZONE, APEX))
          .extracting(record -> record.key() + " " + record.content())
          .contains("example.com MX 10 mail.example.com.", "www.example.com CNAME example.com.");
    }
  }

  private static List<String> created(RRset wanted) {
    return writes(Zone.of(APEX), Replacement.creation(wanted));
  }

  private static List<String> writes(RRset old, RRset now) {
    return writes(Zone.of(APEX, old), Replacement.update(old, now));
  }

  private static List<String> writes(Zone zone, Replacement replacement) {
    try (var cloud = new FakeTransIp(zone)) {
      assertThat(cloud.open().replace(List.of(replacement))).containsExactly(new Outcome.Written());
      return cloud.asked().stream()
          .filter(asked -> !asked.reads() && !asked.is("POST", "auth"))
          .map(asked ->
              asked.method() + " " + ((Map<?, ?>) asked.json().get("dnsEntry")).get("content"))
          .toList();
    }
  }

  private static TransIpStore store(FakeTransIp cloud) {
    var type = new TransIpType();
    return (TransIpStore) type.open(Opened.login(type, cloud.endpoint(), cloud.settings()));
  }
}
