package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.check.Audit;
import mailauth.core.check.picture.Selector;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Security;
import mailauth.providers.resolver.CachingDns;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.Installed;
import mailauth.providers.servers.UnboundServer;
import mailauth.providers.servers.ZoneText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What a real validating resolver, unbound, says of zones that a real server, Knot, signs. */
class DnssecIT {
  private static final String GOOD = "good.example";
  private static final String BROKEN = "broken.example";
  private static final String PLAIN = "plain.good.example";

  private static final String MAIL =
      """
      @ TXT "v=spf1 mx -all"
      @ MX 10 mail
      mail A 192.0.2.25
      s1._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
      _dmarc TXT "v=DMARC1; p=reject"
      _25._tcp.mail TLSA 3 1 1 %s
      """
          .formatted("ab".repeat(32));

  private static final List<String> UNSIGNED =
      List.of("SPF-040", "DKIM-036", "DMARC-048", "DANE-001", "DANE-003", "DNS-007");

  @RegisterExtension
  static final SigningKnot SERVER =
      new SigningKnot(
          ZoneText.of(GOOD, MAIL + "plain NS ns1.plain\nns1.plain A 127.0.0.1\n"),
          ZoneText.of(BROKEN, MAIL),
          ZoneText.of(PLAIN, MAIL));

  private final Line line = new Line();
  private @Nullable UnboundServer unbound;

  /** Knot with automatic signing. */
  static final class SigningKnot extends DnsServer {
    SigningKnot(ZoneText... zones) {
      super(List.of(zones));
    }

    @Override
    protected List<String> prepare(Setup setup) throws Exception {
      for (var zone : setup.zones()) {
        Files.writeString(setup.folder().resolve(zone.origin() + ".zone"), zone.masterFile());
      }
      var zones =
          setup.zones().stream()
              .map(zone ->
                  "  - domain: %s\n    file: %s.zone\n    dnssec-signing: %s\n    zonefile-sync: -1\n    zonefile-load: difference-no-serial\n    journal-content: all\n"
                      .formatted(
                          zone.origin(), zone.origin(), zone.origin().equals(PLAIN) ? "off" : "on"))
              .collect(Collectors.joining());
      var config = setup.folder().resolve("knot.conf");
      Files.writeString(
          config,
          "server:\n  rundir: %1$s\n  listen: 127.0.0.1@%2$d\ndatabase:\n  storage: %1$s\ntemplate:\n  - id: default\n    storage: %1$s\nzone:\n%3$s"
              .formatted(setup.folder(), setup.port(), zones));
      return List.of(Installed.program("knotd"), "-c", config.toString());
    }
  }

  @AfterEach
  void stop() throws Exception {
    line.close();
    if (unbound != null) {
      unbound.close();
    }
  }

  @Test
  void tellsSignedFromBroken() throws Exception {
    var resolver = start();
    var broken = new Validator(line, List.of(resolver), Name.of(BROKEN));
    var good = new Validator(line, List.of(resolver), Name.of(GOOD));
    assertThat(good.of(new RRsetKey(Name.of(GOOD), RecordType.TXT))).isEqualTo(Security.SECURE);
    assertThat(broken.of(new RRsetKey(Name.of(BROKEN), RecordType.TXT))).isEqualTo(Security.BOGUS);
    var authority = new Validator(line, List.of(SERVER.address()), Name.of(GOOD));
    assertThat(authority.of(new RRsetKey(Name.of(GOOD), RecordType.TXT)))
        .as("an authoritative server does not validate")
        .isEqualTo(Security.UNKNOWN);
    var zone = new ZoneSurvey(line, (n, t) -> new Answer.NoData(), List.of(), ip -> resolver);
    assertThat(zone.signatures(Optional.of(SERVER.address()), Name.of(GOOD), Name.of(GOOD)))
        .isNotEmpty()
        .allMatch(signature -> signature.ends().isAfter(Instant.now()));
  }

  /** What a plan is told before it publishes keys of mail hosts. */
  @Test
  void aPlanLearnsWhereKeysAreLookedAt() throws Exception {
    var resolver = start();
    try (var dns = Resolver.of(List.of(resolver))) {
      var keys = new KeySurvey(dns, () -> List.of(resolver));
      assertThat(
              Stream.of(GOOD, PLAIN, BROKEN)
                  .map(zone ->
                      keys.of(new RRsetKey(Name.of("_25._tcp.mail." + zone), RecordType.TLSA))))
          .containsExactly(Security.SECURE, Security.INSECURE, Security.BOGUS);
      assertThat(keys.of(new RRsetKey(Name.of(GOOD), RecordType.MX))).isEqualTo(Security.SECURE);
    }
  }

  @Test
  void theWholeCheckSaysWhatIsNotSignedAndWhatIsBroken() throws Exception {
    var resolver = start();
    assertThat(check(GOOD, resolver)).doesNotContainAnyElementsOf(UNSIGNED);
    assertThat(check(PLAIN, resolver)).containsAll(UNSIGNED).doesNotContain("DNS-008", "DANE-004");
    assertThat(check(BROKEN, resolver)).contains("DNS-008").doesNotContain("DNS-007");
  }

  private static List<String> check(String domain, InetSocketAddress validating) {
    var services = KnownServices.of(new BuiltInCatalog());
    try (var dns = Resolver.of(List.of(validating));
        var survey =
            new Survey(
                new CachingDns(dns),
                List.of(validating),
                Clock.systemUTC(),
                ip -> SERVER.address(),
                ip -> SERVER.address(),
                HttpsWeb::new)) {
      var lookout = new Lookout(List.of(Selector.given("s1")), List.of());
      return new Audit(new Registry(), services)
          .of(survey.take(Name.of(domain), lookout, false, Optional.empty())).issues().stream()
              .map(issue -> issue.check().id())
              .toList();
    }
  }

  /** The broken zone's trust anchor is the other's key, as after a botched change of keys. */
  private InetSocketAddress start() throws Exception {
    var anchors = List.of(anchor(GOOD, GOOD), anchor(GOOD, BROKEN));
    unbound = UnboundServer.validating(anchors, SERVER.address(), GOOD, PLAIN, BROKEN);
    return unbound.address();
  }

  private String anchor(String keyOf, String zone) throws Exception {
    for (int tries = 0; ; tries++) {
      var reply = line.ask(SERVER.address(), Questions.signed(Name.of(keyOf), Type.DNSKEY));
      var key =
          reply.getSection(Section.ANSWER).stream()
              .filter(DNSKEYRecord.class::isInstance)
              .map(DNSKEYRecord.class::cast)
              .filter(record -> (record.getFlags() & 1) == 1)
              .findFirst();
      if (key.isPresent()) {
        return "%s. DNSKEY %s".formatted(zone, key.get().rdataToString());
      }
      assertThat(tries).isLessThan(200);
      Thread.sleep(50);
    }
  }
}
