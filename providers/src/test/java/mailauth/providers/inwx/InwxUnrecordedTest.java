package mailauth.providers.inwx;

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
import mailauth.providers.web.Asked;
import mailauth.providers.web.XmlRpcCloud;
import org.junit.jupiter.api.Test;

/** Unrecorded: what INWX's documentation says of requests that no recording shows. */
class InwxUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");
  private static final RRset SPF = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("v=spf1 -all"));

  @Test
  void logsInAndListsDomains() {
    try (var cloud = new FakeInwx(Zone.of(ZONE, SPF)).withSecondFactor()) {
      var opened = cloud.opened();
      var tan = new OneTimePassword(FakeInwx.SHARED_SECRET).at(opened.pace().now());
      opened.host().zones();
      assertThat(cloud.asked())
          .extracting(asked -> asked.method() + " " + asked.target())
          .containsOnly("POST /xmlrpc/");
      assertThat(cloud.asked())
          .extracting(Asked::body)
          .containsExactly(
              call(
                  "account.login",
                  "<member><name>lang</name><value><string>en</string></value></member>"
                      + "<member><name>user</name><value><string>anyone</string></value></member>"
                      + "<member><name>pass</name><value><string>%s</string></value></member>"
                          .formatted(FakeInwx.SECRET.replace("&", "&amp;"))),
              call(
                  "account.unlock",
                  "<member><name>tan</name><value><string>%s</string></value></member>"
                      .formatted(tan)),
              call(
                  "nameserver.list",
                  "<member><name>page</name><value><int>1</int></value></member>"
                      + "<member><name>pagelimit</name><value><int>100</int></value></member>"));
      assertThat(cloud.asked())
          .extracting(asked -> asked.header("Cookie"))
          .containsExactly("", "domrobot=session0", "domrobot=session0");
    }
  }

  @Test
  void mxHasItsPreferenceApartAndNoFinalDot() {
    var mx = RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mx.example.org")));
    assertThat(created(mx))
        .isEqualTo(
            call(
                "nameserver.createRecord",
                "<member><name>content</name><value><string>mx.example.org</string></value></member>"
                    + "<member><name>prio</name><value><int>10</int></value></member>"
                    + "<member><name>domain</name><value><string>example.com</string></value></member>"
                    + "<member><name>name</name><value><string>example.com</string></value></member>"
                    + "<member><name>ttl</name><value><int>3600</int></value></member>"
                    + "<member><name>type</name><value><string>MX</string></value></member>"));
  }

  @Test
  void tlsaIsOneText() {
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    assertThat(created(tlsa))
        .contains("<string>_25._tcp.example.com</string>")
        .contains("<string>3 1 1 " + "ab".repeat(32) + "</string>");
  }

  @Test
  void longTxtIsOneTextWithItsMarkupEscaped() {
    var key = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("<&>" + "k".repeat(400)));
    assertThat(created(key)).contains("<string>&lt;&amp;&gt;" + "k".repeat(400) + "</string>");
  }

  private static String created(RRset wanted) {
    try (var cloud = new FakeInwx(Zone.of(ZONE))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(wanted))))
          .containsExactly(new Outcome.Written());
      return cloud.asked().stream()
          .filter(asked -> XmlRpcCloud.method(asked).equals("nameserver.createRecord"))
          .findFirst()
          .orElseThrow()
          .body();
    }
  }

  private static String call(String method, String members) {
    return "<?xml version=\"1.0\"?><methodCall><methodName>%s</methodName><params><param><value><struct>%s</struct></value></param></params></methodCall>"
        .formatted(method, members);
  }
}
