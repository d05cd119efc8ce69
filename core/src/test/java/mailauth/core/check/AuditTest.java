package mailauth.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.check.picture.Authorities;
import mailauth.core.check.picture.NameServer;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Selector;
import mailauth.core.check.picture.Soa;
import mailauth.core.check.picture.Zone;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Security;
import mailauth.core.spf.ZoneDns;
import org.junit.jupiter.api.Test;

/** What no single real server shows: servers, registries and resolvers that say odd things. */
class AuditTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final KnownServices SERVICES = KnownServices.of(new BuiltInCatalog());
  private static final String KEY =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  private static final String SOUND =
      """
      example.com NS ns1.example.com
      example.com MX 10 mail.example.com
      example.com TXT v=spf1 mx ~all
      mail.example.com A 198.51.100.25
      _dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:d@example.com
      """;

  private Optional<Name> listed = Optional.of(DOMAIN);
  private Map<RRsetKey, Security> security = Map.of();
  private Map<RRsetKey, String> atServers = Map.of();
  private Zone zone =
      new Zone(
          DOMAIN,
          List.of(server("ns1.example.com", Optional.empty())),
          Optional.of(Set.of(Name.of("ns1.example.com"))),
          Optional.of(true),
          List.of(),
          Optional.of(List.of()));

  @Test
  void theRegistryListsOtherServersThanTheZone() {
    zone =
        new Zone(
            DOMAIN,
            zone.servers(),
            Optional.of(Set.of(Name.of("old.example.net"))),
            Optional.of(true),
            List.of(),
            Optional.of(List.of()));
    assertThat(ids(SOUND)).contains("DNS-005");
  }

  @Test
  void aServerDoesNotSpeakTcp() {
    zone =
        new Zone(
            DOMAIN,
            List.of(server("ns1.example.com", Optional.of("it does not answer over TCP"))),
            zone.delegated(),
            Optional.of(true),
            List.of(),
            Optional.of(List.of()));
    assertThat(ids(SOUND)).contains("DNS-014");
  }

  @Test
  void signaturesEndSoon() {
    var ends = NOW.plus(Duration.ofHours(20));
    zone =
        new Zone(
            DOMAIN,
            zone.servers(),
            zone.delegated(),
            Optional.of(true),
            List.of(new Zone.Signature(DOMAIN, "SOA", NOW.minus(Duration.ofDays(10)), ends)),
            Optional.of(List.of()));
    assertThat(ids(SOUND)).contains("DNS-009");
  }

  @Test
  void theKeysOfAMailHostDoNotValidate() {
    var tlsa = new RRsetKey(Name.of("_25._tcp.mail.example.com"), RecordType.TLSA);
    security = Map.of(tlsa, Security.BOGUS);
    assertThat(ids(SOUND)).contains("DANE-004").doesNotContain("DANE-002");
  }

  @Test
  void anAliasAndAKeyStandAtOneSelector() {
    var at = new RRsetKey(Name.of("s1._domainkey.example.com"), RecordType.TXT);
    atServers = Map.of(at, at.name() + " TXT " + KEY);
    assertThat(
            ids(
                SOUND
                    + "s1._domainkey.example.com CNAME s1.example.net\ns1.example.net TXT "
                    + KEY))
        .contains("DKIM-025");
  }

  @Test
  void oldReceiversSeeAnotherOrganization() {
    listed = Optional.of(Name.of("com"));
    assertThat(ids(SOUND)).contains("DMARC-038");
    listed = Optional.empty();
    assertThat(ids(SOUND)).doesNotContain("DMARC-038");
  }

  @Test
  void theRegistryAboveHasAPolicy() {
    assertThat(ids(SOUND + "_dmarc.com TXT v=DMARC1; p=reject; psd=y")).contains("DMARC-039");
  }

  @Test
  void aServicesOtherSelectorIsMissing() {
    assertThat(
            ids(
                SOUND
                    + """
                    k2._domainkey.example.com CNAME dkim2.mcsv.net
                    dkim2.mcsv.net TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                    """))
        .contains("DKIM-032");
  }

  @Test
  void aLongPolicyAndALogoBesideAWeakKey() {
    assertThat(
            ids(
                SOUND.replace("p=reject;", "p=reject; " + "x=y; ".repeat(90))
                    + "default._bimi.example.com TXT v=BIMI1; l=https://example.com/logo.svg\n"
                    + "s1._domainkey.example.com TXT v=DKIM1; p="
                    + "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bd"
                    + "OKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4h"
                    + "stT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB"))
        .contains("DMARC-036", "BIMI-020");
  }

  private List<String> ids(String records) {
    var dns = ZoneDns.of(records);
    Authorities authorities =
        key ->
            List.of(
                new Authorities.ServerAnswer(
                    "ns1.example.com (192.0.2.53)",
                    ZoneDns.of(atServers.getOrDefault(key, records))
                        .query(key.name(), key.type())));
    var picture =
        new Picture(
            DOMAIN,
            NOW,
            dns,
            zone,
            authorities,
            key -> security.getOrDefault(key, Security.UNKNOWN),
            List.of(Selector.guess("s1"), Selector.guess("k2")),
            Optional.empty(),
            Optional.empty(),
            name -> listed,
            Optional.empty());
    return new Audit(new Registry(), SERVICES)
        .of(picture).issues().stream().map(issue -> issue.check().id()).toList();
  }

  private static NameServer server(String name, Optional<String> tcpFailure) {
    return new NameServer(
        Name.of(name),
        "192.0.2.53",
        false,
        new NameServer.Standing.Serving(
            new Soa(Name.of(name), 1, 3600, 600, 86400, 300), tcpFailure));
  }
}
