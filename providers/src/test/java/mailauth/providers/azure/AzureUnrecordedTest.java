package mailauth.providers.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Opened;
import org.junit.jupiter.api.Test;

/** Unrecorded: what Azure documents of requests that no recording shows. */
class AzureUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");
  private static final String ZONES =
      "/subscriptions/a-subscription/resourceGroups/a-group/providers/Microsoft.Network/dnszones";

  @Test
  void asksForATokenByClientCredentials() {
    try (var cloud = new FakeAzure(Zone.of(ZONE))) {
      cloud.open().zones();
      var asked = cloud.asked().getFirst();
      assertThat(asked.method() + " " + asked.target())
          .isEqualTo("POST /a-tenant/oauth2/v2.0/token");
      assertThat(asked.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
      assertThat(asked.body())
          .isEqualTo(
              "grant_type=client_credentials&client_id=an-application"
                  + "&client_secret=s3cr3t%2Ft0ken%2Bfor%26%22tests%22"
                  + "&scope=http%3A%2F%2F127.0.0.1%3A"
                  + cloud.endpoint().getPort()
                  + "%2F.default");
      assertThat(cloud.asked().getLast().target())
          .isEqualTo(
              "/subscriptions/a-subscription/providers/Microsoft.Network/dnsZones"
                  + "?api-version=2018-05-01");
    }
  }

  @Test
  void anAuthorityIsAskedOverTlsOnly() {
    try (var cloud = new FakeAzure(Zone.of(ZONE))) {
      var settings = new HashMap<>(cloud.settings());
      settings.put("authority", "http://login.example");
      assertThatThrownBy(() -> Opened.of(new AzureType(), cloud.endpoint(), settings))
          .isInstanceOf(HostException.class)
          .hasMessageContainingAll("'authority'", "unencrypted")
          .hasMessageNotContaining(FakeCloud.SECRET);
    }
  }

  @Test
  void mxAtTheApex() {
    assertThat(
            asked(
                RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mail.example.org")))))
        .isEqualTo(
            "PUT "
                + ZONES
                + "/example.com/MX/@?api-version=2018-05-01 {\"properties\":{\"MXRecords\":"
                + "[{\"preference\":10,\"exchange\":\"mail.example.org\"}],\"TTL\":3600}}");
  }

  @Test
  void aLongTxtIsSeveralStrings() {
    assertThat(
            asked(
                RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300)))))
        .isEqualTo(
            "PUT "
                + ZONES
                + "/example.com/TXT/k?api-version=2018-05-01 {\"properties\":{\"TXTRecords\":"
                + "[{\"value\":[\"%s\",\"%s\"]}],\"TTL\":3600}}"
                    .formatted("k".repeat(255), "k".repeat(45)));
  }

  /** Only previews of its API know them. */
  @Test
  void tlsaIsRefusedBeforeAnythingIsSent() {
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    assertThat(new AzureType().capabilities().refusal(Optional.empty(), tlsa))
        .hasValue("takes no TLSA records");
    assertThat(asked(tlsa)).isEmpty();
  }

  /** What is sent to create an RRset. */
  private static String asked(RRset wanted) {
    try (var cloud = new FakeAzure(Zone.of(ZONE))) {
      return cloud.written(Replacement.creation(wanted));
    }
  }
}
