package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import mailauth.providers.host.Authority;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Outcome.Failed;
import mailauth.providers.host.Outcome.Stale;
import mailauth.providers.host.Outcome.Written;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.SOARecord;

/** What happens at a real primary beyond what every host must do. */
abstract class PrimaryContract {
  static final ZoneText ZONE =
      ZoneText.of(
          "example.com",
          """
          @ TXT "v=spf1 -all"
          _dmarc TXT "v=DMARC1; p=none"
          taken TXT "text"
          taken HINFO "a type" "that we do not know of"
          *.shop CNAME shops.example.net.
          """);

  private static final Name APEX = Name.of("example.com");

  private final DnsServer server;
  private final DnsHost host;

  /** What can be wrong with the key, all else being right. */
  enum Fault {
    UNKNOWN_KEY,
    WRONG_SECRET,
    WRONG_ALGORITHM,
    CLOCK_AHEAD,
    CLOCK_BEHIND
  }

  PrimaryContract(DnsServer server) {
    this.server = server;
    this.host = Hosts.of(server);
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** How messages about a fault go on after the server's address. */
  abstract String words(Fault fault);

  /** The same for an update without a key. */
  abstract String wordsWithoutKey();

  @ParameterizedTest
  @EnumSource
  void saysWhatIsWrongWithTheKey(Fault fault) {
    var message = server() + words(fault);
    try (var broken = broken(fault)) {
      assertThatThrownBy(() -> broken.read(key("_dmarc")))
          .isInstanceOf(HostException.class)
          .hasMessage(message);
      assertThat(broken.replace(List.of(Replacement.creation(txt("fault", "text")))))
          .containsExactly(new Failed(message));
    }
  }

  private DnsHost broken(Fault fault) {
    return switch (fault) {
      case UNKNOWN_KEY -> open(Hosts.key("unknown", DnsServer.SECRET), Duration.ZERO);
      case WRONG_SECRET -> open(Hosts.key(DnsServer.KEY_NAME, "AAAA"), Duration.ZERO);
      case WRONG_ALGORITHM ->
          open(
              Map.of(
                  "name", DnsServer.KEY_NAME,
                  "secret", DnsServer.SECRET,
                  "algorithm", "hmac-sha512"),
              Duration.ZERO);
      case CLOCK_AHEAD -> open(rightKey(), Duration.ofMinutes(61));
      case CLOCK_BEHIND -> open(rightKey(), Duration.ofMinutes(-20));
    };
  }

  private DnsHost open(Map<String, String> tsig, Duration ahead) {
    return Hosts.open(Hosts.settings(server, tsig), Clock.offset(Clock.systemUTC(), ahead));
  }

  @Test
  void readsButDoesNotWriteWithoutKey() {
    var settings = Map.of("server", Hosts.text(server()));
    try (var unsigned = Hosts.open(settings, Clock.systemUTC())) {
      assertThat(unsigned.read(key("_dmarc")).found()).isPresent();
      assertThat(unsigned.replace(List.of(Replacement.creation(txt("unsigned", "text")))))
          .containsExactly(new Failed(server() + wordsWithoutKey()));
    }
  }

  @Test
  void namesWhoWasFirst() {
    var mine = txt("race1", "mine");
    var theirs = txt("race1", "theirs");
    host.replace(List.of(Replacement.creation(theirs)));
    assertThat(
            host.replace(
                List.of(Replacement.creation(txt("race2", "2")), Replacement.creation(mine))))
        .containsExactly(
            new Failed("not written, because race1.example.com TXT changed"),
            new Stale(new Reading.Present(theirs)));
  }

  @Test
  void writesThreeHundredNamesAtOnce() throws Exception {
    var rrsets = IntStream.range(0, 300).mapToObj(i -> txt("many" + i, "v=DKIM1; p=" + i)).toList();
    host.replace(
        List.of(
            Replacement.creation(txt("many", "the first update may set the serial otherwise"))));
    long before = serial();
    assertThat(host.replace(rrsets.stream().map(Replacement::creation).toList()))
        .hasSize(300)
        .containsOnly(new Written());
    assertThat(serial()).as("one UPDATE").isEqualTo(before + 1);
  }

  @Test
  void writesSixtyKilobytesAtOnceAndMoreInPieces() throws Exception {
    var large = IntStream.range(0, 30).mapToObj(i -> txt("kb" + i, "x".repeat(2000))).toList();
    host.replace(
        List.of(Replacement.creation(txt("kb", "the first update may set the serial otherwise"))));
    long before = serial();
    assertThat(host.replace(large.stream().map(Replacement::creation).toList()))
        .hasSize(30)
        .containsOnly(new Written());
    assertThat(serial()).as("one UPDATE").isEqualTo(before + 1);

    var changed =
        large.stream()
            .map(old ->
                new Replacement(
                    old.key(),
                    Optional.of(old),
                    Optional.of(
                        new RRset(old.name(), old.type(), 60, List.of(Txt.of("y".repeat(2000)))))))
            .toList();
    assertThat(host.replace(changed)).hasSize(30).containsOnly(new Written());
    assertThat(serial()).as("old and new values in two UPDATEs").isEqualTo(before + 3);
  }

  @Test
  void seesThroughAWildcardAlias() {
    var tracking = txt("a.shop", "text");
    assertThat(host.read(tracking.key())).isEqualTo(new Reading.Absent());
    assertThat(host.replace(List.of(Replacement.creation(tracking))))
        .containsExactly(new Written());
    assertThat(host.read(tracking.key())).isEqualTo(new Reading.Present(tracking));
    assertThat(host.read(key("b.shop"))).isEqualTo(new Reading.Absent());
  }

  @Test
  void knowsTheZonesNameServers() {
    assertThat(host.authorities(Name.of("_dmarc.example.com")))
        .containsExactly(new Authority(Name.of("ns1.example.com"), server.address()));
  }

  @Test
  void comesBackWhenTheServerDoes() throws Exception {
    host.read(key("_dmarc"));
    server.kill();
    assertThatThrownBy(() -> host.read(key("_dmarc")))
        .isInstanceOf(HostException.class)
        .hasMessage(server() + " refuses connections; is it the right port?");
    server.start();
    assertThat(host.read(key("_dmarc")).found()).isPresent();
  }

  /** Whatever was called written is there after a crash, and the run can be made again. */
  @Test
  void tellsTheTruthWhenTheServerCrashes() throws Exception {
    var rrsets = IntStream.range(0, 2000).mapToObj(i -> txt("crash" + i, "text")).toList();
    var written = new ArrayList<RRset>();
    var underWay = new CountDownLatch(20);
    Thread.startVirtualThread(() -> killAfter(underWay));
    for (var rrset : rrsets) {
      if (!host.replace(List.of(Replacement.creation(rrset))).equals(List.of(new Written()))) {
        break;
      }
      written.add(rrset);
      underWay.countDown();
    }
    assertThat(written).hasSizeBetween(20, rrsets.size() - 1);

    server.start();
    assertThat(written)
        .allSatisfy(rrset -> assertThat(host.read(rrset.key()).found()).contains(rrset));
    for (var rrset : rrsets.subList(0, written.size() + 5)) {
      if (host.read(rrset.key()) instanceof Reading.Absent) {
        assertThat(host.replace(List.of(Replacement.creation(rrset))))
            .containsExactly(new Written());
      }
    }
  }

  private void killAfter(CountDownLatch underWay) {
    try {
      underWay.await();
      server.kill();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  List<Outcome> createAddress() {
    var address = new Rdata.Address(IpAddress.parse("192.0.2.1").orElseThrow());
    return host.replace(
        List.of(Replacement.creation(RRset.of(name("host"), RecordType.A, 60, address))));
  }

  /**
   * Puts a CNAME in a TXT record's place, beside a record of a type that prerequisites leave out.
   */
  List<Outcome> createAliasBesideData() {
    var alias = new Rdata.Host(Name.of("elsewhere.example.net"));
    return host.replace(
        List.of(
            new Replacement(key("taken"), Optional.of(txt("taken", "text")), Optional.empty()),
            Replacement.creation(RRset.of(name("taken"), RecordType.CNAME, 60, alias))));
  }

  String server() {
    return Endpoint.text(server.address());
  }

  private long serial() throws Exception {
    return server.records(APEX).stream()
        .filter(SOARecord.class::isInstance)
        .map(SOARecord.class::cast)
        .findFirst()
        .orElseThrow()
        .getSerial();
  }

  private static Map<String, String> rightKey() {
    return Hosts.key(DnsServer.KEY_NAME, DnsServer.SECRET);
  }

  private static Name name(String left) {
    return Name.of(left).under(APEX);
  }

  private static RRsetKey key(String left) {
    return new RRsetKey(name(left), RecordType.TXT);
  }

  private static RRset txt(String left, String text) {
    return RRset.of(name(left), RecordType.TXT, 3600, Txt.of(text));
  }
}
