package mailauth.core.spf.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.spf.MadeUpZone;
import mailauth.core.spf.ZoneDns;
import mailauth.core.spf.evaluation.SpfEvaluation;
import mailauth.core.spf.evaluation.SpfQuery;
import mailauth.core.spf.evaluation.SpfResult;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AuthorizationTest {
  private static final Name DOMAIN = Name.of("example.com");

  @Example
  void theFirstTermThatMatchesOwnsTheAddress() {
    var dns =
        ZoneDns.of(
            """
            spf.test   TXT v=spf1 -ip4:192.0.2.64/26 ip4:192.0.2.0/24 include:inner.test ~all
            inner.test TXT v=spf1 ip4:198.51.100.0/24 ip6:2001:db8::/32
            """);
    var authorization =
        authorization(
            "v=spf1 ip4:192.0.2.0/28 ?ip4:198.51.100.0/25 include:spf.test exists:%{i}.x.test -all",
            dns);
    assertThat(authorization.grants())
        .extracting(g -> g.qualifier() + " " + g.path() + ": " + g.addresses())
        .startsWith(
            "PASS ip4:192.0.2.0/28: 192.0.2.0/28",
            "NEUTRAL ?ip4:198.51.100.0/25: 198.51.100.0/25",
            "PASS include:spf.test > ip4:192.0.2.0/24: 192.0.2.16/28 192.0.2.32/27 192.0.2.128/25",
            "PASS include:spf.test > include:inner.test > ip4:198.51.100.0/24: 198.51.100.128/25",
            "PASS include:spf.test > include:inner.test > ip6:2001:db8::/32: 2001:db8::/32");
    assertThat(authorization.grants().getLast().path()).hasToString("-all");
    assertThat(authorization.bySender()).hasToString("[exists:%{i}.x.test]");
    assertThat(authorization.authorised())
        .hasToString("192.0.2.0/26 192.0.2.128/25 198.51.100.128/25 2001:db8::/32");
  }

  @Example
  void aChangeSaysWhatIsGivenAndTakenAndBelongsToWhom() {
    var dns =
        ZoneDns.of(
            """
            old.test TXT v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.7
            new.test TXT v=spf1 ip4:198.51.100.0/29 exists:%{l}.new.test
            """);
    var change =
        AuthorizationChange.between(
            authorization("v=spf1 include:old.test ip4:203.0.113.1 -all", dns),
            authorization("v=spf1 include:new.test ip4:203.0.113.0/31 ~all", dns));
    assertThat(change.authorised())
        .extracting(share -> share.term() + ": " + share.addresses())
        .containsExactly(
            "include:new.test: 198.51.100.0/30 198.51.100.4/31 198.51.100.6",
            "ip4:203.0.113.0/31: 203.0.113.0");
    assertThat(change.deauthorised())
        .extracting(share -> share.term() + ": " + share.addresses())
        .containsExactly("include:old.test: 192.0.2.0/24");
    assertThat(change.bySenderAdded()).hasToString("[include:new.test > exists:%{l}.new.test]");
    assertThat(change.bySenderRemoved()).isEmpty();
  }

  /** The set of addresses agrees with check_host, address by address, over made-up zones. */
  @Property(tries = 300)
  void everyAddressGetsTheResultThatAReceiverFinds(@ForAll long seed) {
    var zone = MadeUpZone.of(seed);
    var dns = ZoneDns.of(zone);
    var authorization = Authorization.of(SpfTree.published(DOMAIN, dns));
    for (int i = 0; i < 64; i++) {
      var ip = ip("192.0.2." + i);
      var result = result(ip, dns);
      if (result != SpfResult.PERMERROR) {
        assertThat(qualifiers(authorization, ip)).describedAs(zone).isEqualTo(List.of(result));
      }
    }
  }

  private static SpfResult result(IpAddress ip, ZoneDns dns) {
    return SpfEvaluation.evaluate(SpfQuery.of(ip, "alice@example.com", "helo.test"), dns).result();
  }

  private static List<SpfResult> qualifiers(Authorization authorization, IpAddress ip) {
    return authorization.grants().stream()
        .filter(grant -> grant.addresses().contains(ip))
        .map(grant -> SpfResult.of(grant.qualifier()))
        .toList();
  }

  @Example
  void fiftyThousandRangesAreComparedAtOnce() {
    var before = authorization(manyRanges(2), ZoneDns.of(""));
    var after = authorization(manyRanges(3), ZoneDns.of(""));
    var start = System.nanoTime();
    var change = AuthorizationChange.between(before, after);
    assertThat(change.authorised()).hasSize(33_333);
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  private static String manyRanges(int step) {
    return "v=spf1"
        + IntStream.range(0, 50_000)
            .map(i -> i * step)
            .mapToObj(i -> " ip4:10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255))
            .collect(Collectors.joining())
        + " -all";
  }

  private static Authorization authorization(String record, ZoneDns dns) {
    return Authorization.of(SpfTree.planned(DOMAIN, record, 300, dns));
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
