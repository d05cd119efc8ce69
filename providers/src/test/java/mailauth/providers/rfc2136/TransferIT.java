package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Reading;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.ZoneText;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read out of whole zones is what a server answers when asked for each RRset. */
class TransferIT {
  private static final ZoneText PLAIN =
      ZoneText.of(
          "plain.example",
          """
          @ TXT "v=spf1 -all"
          _dmarc TXT "v=DMARC1; p=none"
          s1._domainkey CNAME s1.example.net.
          """);

  private static final ZoneText WINDING =
      ZoneText.of(
          "example.com",
          """
          @ TXT "v=spf1 -all"
          _dmarc TXT "v=DMARC1; p=none"
          s1._domainkey TXT "v=DKIM1; p="
          *._domainkey TXT "v=DKIM1; p="
          sub NS ns1
          _dmarc.sub TXT "not seen"
          """);

  /** Delegated. */
  private static final ZoneText CHILD =
      ZoneText.of("sub.example.com", "_dmarc TXT \"v=DMARC1; p=reject\"\n");

  /** On the same server, though nothing leads there. */
  private static final ZoneText HIDDEN =
      ZoneText.of("sub.plain.example", "*.of TXT \"text\"\n_dmarc TXT \"v=DMARC1; p=none\"\n");

  private static final ZoneText LARGE =
      ZoneText.of(
          "large.example",
          IntStream.range(0, 2000)
              .mapToObj("x%d TXT \"that fills a message, however long it may be\"\n"::formatted)
              .collect(Collectors.joining("", "@ TXT \"v=spf1 -all\"\n", "")));

  private static final ZoneText[] ZONES = {PLAIN, WINDING, CHILD, HIDDEN, LARGE};

  @RegisterExtension static final KnotServer KNOT = new KnotServer(ZONES);
  @RegisterExtension static final NamedServer NAMED = new NamedServer(ZONES);

  private static Stream<DnsServer> servers() {
    return Stream.of(KNOT, NAMED);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void readsWhatStands(DnsServer server) {
    assertReadsAlike(
        server,
        "plain.example",
        "_dmarc.plain.example",
        "s1._domainkey.plain.example",
        "none.plain.example",
        "_dmarc.sub.plain.example",
        "x.of.sub.plain.example");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void seesThroughWildcardsAndDelegations(DnsServer server) {
    assertReadsAlike(
        server,
        "example.com",
        "_dmarc.example.com",
        "s1._domainkey.example.com",
        "s2._domainkey.example.com",
        "_dmarc.sub.example.com",
        "sub.example.com");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void asksWhereAZoneIsLargeOrBeginsElsewhere(DnsServer server) {
    assertReadsAlike(server, "large.example", "x1.large.example", "x1999.large.example");
    assertReadsAlike(
        server, "_dmarc.plain.example", "a._dmarc.plain.example", "b._dmarc.plain.example");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void hasPlainZonesWholeUntilTooManyCannotBeHad(DnsServer server) {
    try (var primary = Hosts.primary(server)) {
      var transfers = new Transfers(primary);
      assertThat(transfers.of(Name.of("plain.example"))).isPresent();
      for (int i = 0; i < 5; i++) {
        assertThat(transfers.of(Name.of("_dmarc.plain.example"))).isEmpty();
      }
      assertThat(transfers.of(Name.of("plain.example"))).isEmpty();
    }
  }

  private static void assertReadsAlike(DnsServer server, String... names) {
    var keys = Stream.of(names).map(name -> new RRsetKey(Name.of(name), RecordType.TXT)).toList();
    try (var many = Hosts.of(server);
        var one = Hosts.of(server)) {
      List<Reading> each = keys.stream().map(one::read).toList();
      assertThat(many.read(keys)).isEqualTo(each);
      assertThat(many.read(keys)).as("again").isEqualTo(each);
    }
  }
}
