package mailauth.providers.namecheap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.web.Asked;
import mailauth.providers.web.BareTxtContract;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Stored;
import mailauth.providers.web.WebHostContract;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class NamecheapConformanceTest implements BareTxtContract {
  private static final RRset DMARC = WebHostContract.txt("_dmarc.example.com", "v=DMARC1; p=none");

  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeNamecheap(zones);
  }

  @Override
  public Predicate<Asked> writes() {
    return asked -> FakeNamecheap.command(asked).equals("setHosts");
  }

  @Override
  public Optional<MockResponse> hiddenError(FakeCloud cloud) {
    return Optional.of(cloud.error(200, "Domain is invalid"));
  }

  @Override
  public boolean takesQuotationMarks() {
    return false;
  }

  /** Whatever Namecheap tells of them goes back to it, as does the choice of mail service. */
  @Test
  void whatIsNotOursGoesBackAsItCame() {
    try (var cloud = new FakeNamecheap(Zone.of(APEX, SPF)).withEmailType("FWD")) {
      var redirect =
          foreign("example.com", "URL301", "https://www.example.com/?a=b&c=<d>")
              .with("FriendlyName", "URL Record")
              .with("AssociatedAppTitle", "URL Forwarding")
              .with("IsActive", "true")
              .with("IsDDNSEnabled", "false");
      var caa = foreign("example.com", "CAA", "0 issue \"ca.example\"");
      var unheardOf = foreign("x.example.com", "SOMETHING", "\u00e4 & 1").with("Colour", "red");
      List.of(redirect, caa, unheardOf).forEach(cloud::add);
      var before = withoutIds(cloud.records("example.com"));
      assertThat(cloud.open().replace(List.of(Replacement.creation(DMARC))))
          .containsExactly(new Outcome.Written());
      var after = withoutIds(cloud.records("example.com"));
      assertThat(after).startsWith(before.toArray(Stored[]::new)).hasSize(before.size() + 1);
      assertThat(cloud.emailType()).isEqualTo("FWD");
    }
  }

  /** What comes between the last reading and the write itself is not lost either. */
  @Test
  void theZoneIsReadAgainRightBeforeItIsReplaced() {
    try (var cloud = new FakeNamecheap(Zone.of(APEX, SPF))) {
      var host = cloud.open();
      host.read(DMARC.key());
      cloud.trouble(
          1,
          asked -> FakeNamecheap.command(asked).equals("getHosts"),
          asked -> {
            var answer = cloud.calmly(asked);
            cloud.add(foreign("new.example.com", "A", "192.0.2.9"));
            return answer;
          });
      assertThat(host.replace(List.of(Replacement.creation(DMARC))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.records("example.com"))
          .extracting(Stored::name)
          .contains("new.example.com", "_dmarc.example.com");
    }
  }

  @Test
  void anRRsetThatChangesRightBeforeTheWriteIsStale() {
    var theirs = WebHostContract.txt("example.com", "v=spf1 ip4:192.0.2.1 -all");
    try (var cloud = new FakeNamecheap(Zone.of(APEX, SPF))) {
      cloud.trouble(
          1,
          asked -> FakeNamecheap.command(asked).equals("getHosts"),
          asked -> {
            var answer = cloud.calmly(asked);
            cloud.overwrite(theirs);
            return answer;
          });
      assertThat(cloud.open().replace(List.of(Replacement.update(SPF, NEW_SPF))))
          .singleElement()
          .isInstanceOf(Outcome.Stale.class);
      assertThat(cloud.look(SPF.key())).isEqualTo(theirs.records());
    }
  }

  /**
   * Those of one run, that is. Others who replace the same zone in the same second are not seen:
   * Namecheap compares nothing, and nothing that it tells of a zone says who wrote it last.
   */
  @Override
  @Test
  public void writersOfDifferentRRsetsDoNotLoseEachOthersWork() throws Exception {
    try (var cloud = new FakeNamecheap(Zone.of(APEX));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var host = cloud.open();
      var outcomes = new ArrayList<Future<List<Outcome>>>();
      for (int i = 0; i < 20; i++) {
        var wanted = WebHostContract.txt("_dmarc.d%d.example.com".formatted(i), "v=DMARC1; p=none");
        outcomes.add(threads.submit(() -> host.replace(List.of(Replacement.creation(wanted)))));
      }
      for (var outcome : outcomes) {
        assertThat(outcome.get()).containsExactly(new Outcome.Written());
      }
      assertThat(cloud.records("example.com")).hasSize(1 + outcomes.size());
    }
  }

  @Test
  void whatIsSwitchedOffIsNoAnswerAndStays() {
    try (var cloud = new FakeNamecheap(Zone.of(APEX))) {
      var off =
          foreign("_dmarc.example.com", "TXT", "v=DMARC1; p=reject").with("IsActive", "false");
      cloud.add(off);
      var host = cloud.open();
      assertThat(host.read(DMARC.key())).isEqualTo(new Reading.Absent());
      assertThat(host.replace(List.of(Replacement.creation(DMARC))))
          .containsExactly(new Outcome.Written());
      assertThat(withoutIds(cloud.records(DMARC.key()))).contains(withoutId(off)).hasSize(2);
    }
  }

  @Test
  void anAddressOfDynamicDnsIsLeftAlone() {
    var wanted = RRset.of(Name.of("home.example.com"), RecordType.A, HOUR, address("192.0.2.7"));
    try (var cloud = new FakeNamecheap(Zone.of(APEX))) {
      cloud.add(foreign("home.example.com", "A", "192.0.2.8").with("IsDDNSEnabled", "true"));
      assertFails(cloud, Replacement.creation(wanted), "dynamic DNS");
    }
  }

  @Test
  void mxBesideAMailServiceOfNamecheapsIsRefused() {
    for (var name : List.of("example.com", "sub.example.com")) {
      var mx =
          RRset.of(Name.of(name), RecordType.MX, HOUR, new Rdata.Mx(10, Name.of("mx.example.org")));
      try (var cloud = new FakeNamecheap(Zone.of(APEX)).withEmailType("OX")) {
        assertFails(cloud, Replacement.creation(mx), "MX records of its own ('OX'");
      }
    }
  }

  @Test
  void endlessTtlsAreRefused() {
    var wanted = RRset.of(Name.of("a.example.com"), RecordType.TXT, 86_400, Txt.of("x"));
    try (var cloud = new FakeNamecheap(Zone.of(APEX))) {
      assertFails(cloud, Replacement.creation(wanted), "no TTL above 60000 s");
    }
  }

  @Test
  void aDomainWithOtherNameServersIsNoZone() {
    try (var cloud = new FakeNamecheap(Zone.of(APEX)).delegatedElsewhere()) {
      assertThat(cloud.open().zones()).isEmpty();
    }
    try (var cloud = new FakeNamecheap(Zone.of(APEX))) {
      var host = cloud.open();
      host.zones();
      cloud.delegatedElsewhere();
      assertThatThrownBy(() -> host.read(SPF.key()))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("other name servers");
    }
  }

  /** A status of 405, or one of 200 and an error of that number. */
  @Test
  void tooManyCallsAreWaitedFor() {
    try (var cloud = new FakeNamecheap(Zone.of(APEX, SPF))) {
      cloud.trouble(1, ANY, asked -> new MockResponse.Builder().code(405).build());
      cloud.trouble(1, ANY, asked -> cloud.error(200, 500_000, "Too many requests"));
      var opened = cloud.opened();
      assertThat(opened.host().read(SPF.key())).isEqualTo(new Reading.Present(SPF));
      assertThat(opened.pace().waited()).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void anAddressThatIsNotAllowedIsSaid() {
    try (var cloud = new FakeNamecheap(Zone.of(APEX, SPF))) {
      cloud.trouble(1, ANY, asked -> cloud.error(200, 1_011_150, "Invalid request IP: 192.0.2.1"));
      var host = cloud.open();
      assertThatThrownBy(() -> host.read(SPF.key()))
          .isInstanceOf(HostException.class)
          .hasMessageContainingAll("192.0.2.1 (1011150)", "allow that address");
    }
  }

  private static void assertFails(FakeNamecheap cloud, Replacement replacement, String words) {
    var before = cloud.records("example.com");
    assertThat(cloud.open().replace(List.of(replacement)))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).contains(words));
    assertThat(cloud.records("example.com")).isEqualTo(before);
  }

  private static Rdata address(String text) {
    return RdataFormat.read(RecordType.A, text);
  }

  private static Stored foreign(String name, String type, String content) {
    return new Stored("7", "example.com", name, type, 1800, content);
  }

  private static List<Stored> withoutIds(List<Stored> records) {
    return records.stream().map(NamecheapConformanceTest::withoutId).toList();
  }

  /** It gives new ids with each write, and a preference to all. */
  private static Stored withoutId(Stored record) {
    return new Stored(
        "",
        record.zone(),
        record.name(),
        record.type(),
        record.ttl(),
        record.content(),
        record.more());
  }
}
