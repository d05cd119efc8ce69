package mailauth.providers.namecheap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.Opened;
import org.junit.jupiter.api.Test;

/** Unrecorded: what Namecheap's documentation says of requests that no recording shows. */
class NamecheapUnrecordedTest {
  private static final Name ZONE = Name.of("example.co.uk");

  @Test
  void domainsComeByTheHundred() throws Exception {
    try (var cloud = new FakeNamecheap(Zone.many(101))) {
      assertThat(cloud.open().zones()).hasSize(101);
      assertThat(cloud.asked())
          .extracting(asked -> asked.target())
          .containsExactly(
              "/xml.response?ClientIP=192.0.2.1&Command=namecheap.domains.getList&Page=1&PageSize=100",
              "/xml.response?ClientIP=192.0.2.1&Command=namecheap.domains.getList&PageSize=100&Page=2");
    }
  }

  /** A registry may sell names below two labels, but a domain has but one before them. */
  @Test
  void mxHasItsPreferenceApart() {
    var mx = RRset.of(ZONE, RecordType.MX, 3600, new Rdata.Mx(20, Name.of("mx.example.org")));
    assertThat(replaced(mx))
        .containsEntry("HostName2", "@")
        .containsEntry("RecordType2", "MX")
        .containsEntry("Address2", "mx.example.org.")
        .containsEntry("MXPref2", "20")
        .containsEntry("TTL2", "3600")
        .containsEntry("EmailType", "MX")
        .containsEntry("SLD", "example")
        .containsEntry("TLD", "co.uk");
  }

  @Test
  void longTxtIsOneText() {
    var key = RRset.of(Name.of("k.example.co.uk"), RecordType.TXT, 60, Txt.of("k +&".repeat(200)));
    assertThat(replaced(key)).containsEntry("Address2", "k +&".repeat(200));
  }

  /** The old value is not sent along, and the new one comes last; what stays has its id. */
  @Test
  void aValueThatChangesComesLast() {
    var before = RRset.of(ZONE, RecordType.TXT, 3600, Txt.of("v=spf1 -all"), Txt.of("a b"));
    var after = RRset.of(ZONE, RecordType.TXT, 300, Txt.of("v=spf1 mx -all"), Txt.of("a b"));
    try (var cloud = new FakeNamecheap(Zone.of(ZONE, before))) {
      var id = cloud.records(before.key()).getLast().id();
      assertThat(cloud.open().replace(List.of(Replacement.update(before, after))))
          .containsExactly(new Outcome.Written());
      assertThat(replacing(cloud).body())
          .endsWith(
              "&HostId2=%s&Address2=a+b&MXPref2=10&TTL2=300&HostName2=%%40&RecordType2=TXT"
                      .formatted(id)
                  + "&Address3=v%3Dspf1+mx+-all&TTL3=300&HostName3=%40&RecordType3=TXT"
                  + "&EmailType=MX&SLD=example&TLD=co.uk")
          .doesNotContain("spf1+-all", "HostName4");
    }
  }

  @Test
  void tlsaIsRefused() {
    var tlsa =
        RRset.of(
            Name.of("_25._tcp.example.co.uk"),
            RecordType.TLSA,
            3600,
            new Rdata.Tlsa(3, 1, 1, "ab".repeat(32)));
    try (var cloud = new FakeNamecheap(Zone.of(ZONE))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(tlsa))))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("takes no TLSA records"));
      assertThat(cloud.asked()).isEmpty();
    }
  }

  @Test
  void anotherAccountsDomainsAreAskedForByItsName() throws Exception {
    try (var cloud = new FakeNamecheap(Zone.of(ZONE))) {
      var settings =
          Map.of("user", "anyone", "key", "k", "client-ip", "192.0.2.1", "owner", "other");
      var type = new NamecheapType();
      cloud.trouble(1, asked -> true, cloud::calmly);
      type.open(Opened.login(type, cloud.endpoint(), settings)).zones();
      assertThat(cloud.asked().getFirst().body())
          .isEqualTo("ApiUser=anyone&ApiKey=k&UserName=other");
    }
  }

  private static Map<String, String> replaced(RRset wanted) {
    try (var cloud = new FakeNamecheap(Zone.of(ZONE))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(wanted))))
          .containsExactly(new Outcome.Written());
      return FakeNamecheap.form(replacing(cloud));
    }
  }

  private static Asked replacing(FakeNamecheap cloud) {
    return cloud.asked().stream()
        .filter(asked -> FakeNamecheap.command(asked).equals("setHosts"))
        .findFirst()
        .orElseThrow();
  }
}
