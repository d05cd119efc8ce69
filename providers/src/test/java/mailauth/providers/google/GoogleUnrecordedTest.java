package mailauth.providers.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Opened;
import org.junit.jupiter.api.Test;

/** Unrecorded: what Google documents of requests that no recording shows. */
class GoogleUnrecordedTest {
  private static final Name ZONE = Name.of("example.com");

  @Test
  void severalRRsetsAreOneChange() {
    var mx = RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(10, Name.of("mail.example.org")));
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.com"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    var key = RRset.of(Name.of("k.example.com"), RecordType.TXT, 3600, Txt.of("k".repeat(300)));
    try (var cloud = new FakeGoogle(Zone.of(ZONE))) {
      cloud
          .open()
          .replace(
              List.of(
                  Replacement.creation(mx), Replacement.creation(tlsa), Replacement.creation(key)));
      assertThat(cloud.asked())
          .filteredOn(asked -> !asked.reads() && !asked.is("POST", "token"))
          .extracting(asked -> asked.method() + " " + asked.target() + " " + asked.body())
          .containsExactly(
              """
              POST /dns/v1/projects/a-project/managedZones/example.com/changes {"additions":[\
              {"name":"example.com.","type":"MX","ttl":3600,"rrdatas":["10 mail.example.org."]},\
              {"name":"_25._tcp.example.com.","type":"TLSA","ttl":3600,"rrdatas":["3 1 1 %s"]},\
              {"name":"k.example.com.","type":"TXT","ttl":3600,"rrdatas":["\\"%s\\" \\"%s\\""]}]}\
              """
                  .formatted("ab".repeat(32), "k".repeat(255), "k".repeat(45)));
    }
  }

  @Test
  void oneZoneMayBeTheOnlyOne() {
    try (var cloud = new FakeGoogle(Zone.of(ZONE), Zone.of(Name.of("example.org")))) {
      var settings = Map.of("service-account", FakeGoogle.file(cloud.endpoint() + "/token"));
      var more = new HashMap<>(settings);
      more.put("managed-zone", "example.org");
      assertThat(Opened.of(new GoogleType(), cloud.endpoint(), settings).host().zones()).hasSize(2);
      assertThat(Opened.of(new GoogleType(), cloud.endpoint(), more).host().zones())
          .containsExactly(Name.of("example.org"));
    }
  }

  @Test
  void asksForATokenWithASignedClaim() throws Exception {
    try (var cloud = new FakeGoogle(Zone.of(ZONE))) {
      cloud.open().zones();
      var asked = cloud.asked().getFirst();
      assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /dns/v1/token");
      assertThat(asked.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
      assertThat(asked.body())
          .startsWith(
              "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=ey");
    }
    var parts =
        ServiceAccount.read(FakeGoogle.file("https://oauth2.example/token"))
            .assertion(Instant.ofEpochSecond(1_700_000_000))
            .split("\\.");
    assertThat(decoded(parts[0]))
        .isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"key-1\"}");
    assertThat(decoded(parts[1]))
        .isEqualTo(
            """
            {"iss":"robot@a-project.example",\
            "scope":"https://www.googleapis.com/auth/ndev.clouddns.readwrite",\
            "aud":"https://oauth2.example/token","iat":1700000000,"exp":1700003600}\
            """);
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(FakeGoogle.KEY.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  /** Nor does the complaint repeat any of it. */
  @Test
  void aKeyThatIsNoneIsRefused() {
    for (var text :
        List.of("{", "{}", "not-json", "{\"private_key\":\"s3cr3t\",\"client_email\":\"x\"}")) {
      try (var cloud = new FakeGoogle(Zone.of(ZONE))) {
        assertThatThrownBy(() ->
                Opened.of(new GoogleType(), cloud.endpoint(), Map.of("service-account", text)))
            .isInstanceOf(HostException.class)
            .hasMessageContaining("give the JSON that Google hands out")
            .hasMessageNotContaining("s3cr3t");
      }
    }
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
