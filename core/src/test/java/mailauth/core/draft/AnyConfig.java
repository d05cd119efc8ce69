package mailauth.core.draft;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.Config;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.MailConfig;
import mailauth.core.config.OverrideConfig;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.ReportsConfig;
import mailauth.core.config.Settings;
import mailauth.core.config.StateConfig;
import mailauth.core.dns.Name;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whatever YAML can declare. */
final class AnyConfig {
  private AnyConfig() {}

  static Arbitrary<Config> configs() {
    return Combinators.combine(
            domains(),
            Arbitraries.maps(Arbitraries.of("local", "12", "cf"), providers()).ofMaxSize(3),
            states(),
            reports())
        .as((domains, providers, state, reports) -> {
          var all = new LinkedHashMap<String, ProviderConfig>();
          all.put("main", provider("main", "zonefile", Map.of("directory", text("zones"))));
          providers.forEach(
              (name, config) -> all.put(name, provider(name, config.type(), config.settings())));
          return new Config(domains, all, state, reports);
        });
  }

  private static Settings.Value text(String text) {
    return new Settings.Value.Text(new Reference.Literal(AnyMail.AT, text));
  }

  private static ProviderConfig provider(
      String name, String type, Map<String, Settings.Value> settings) {
    return provider(name, type, new Settings(settings));
  }

  private static ProviderConfig provider(String name, String type, Settings settings) {
    return new ProviderConfig(name, type, AnyMail.AT, settings);
  }

  private static Arbitrary<ProviderConfig> providers() {
    var zonefile =
        AnyMail.TEXT.map(folder -> provider("", "zonefile", Map.of("directory", literal(folder))));
    var rfc2136 =
        Combinators.combine(
                AnyMail.REFERENCE, AnyMail.REFERENCE.list().ofMaxSize(2), AnyMail.REFERENCE)
            .as((server, zones, secret) ->
                provider(
                    "",
                    "rfc2136",
                    Map.of(
                        "server",
                        new Settings.Value.Text(server),
                        "zones",
                        new Settings.Value.Texts(zones.isEmpty() ? List.of(server) : zones),
                        "tsig",
                        new Settings.Value.Group(
                            new Settings(
                                Map.of(
                                    "name",
                                    text("k"),
                                    "secret",
                                    new Settings.Value.Text(secret)))))));
    return Arbitraries.oneOf(zonefile, rfc2136);
  }

  private static Settings.Value literal(String folder) {
    return text(folder.contains("${") || folder.matches("(file|env):.*") ? "zones" : folder);
  }

  private static Arbitrary<StateConfig> states() {
    return Arbitraries.oneOf(
        Arbitraries.just(StateConfig.DEFAULT),
        AnyMail.TEXT.map(StateConfig.InFile::new),
        Combinators.combine(
                AnyMail.REFERENCE, AnyMail.REFERENCE.optional(), AnyMail.REFERENCE.optional())
            .as((url, user, password) ->
                new StateConfig.InPostgres(url, user, password, "mail-1")));
  }

  private static Arbitrary<ReportsConfig> reports() {
    var imap =
        Combinators.combine(AnyMail.REFERENCE, Arbitraries.of("IMAP_PASSWORD", "P"))
            .as((user, name) ->
                new ReportsConfig.Imap(
                    URI.create("imaps://imap.example:1993/Reports/DMARC"),
                    user,
                    new Reference.Environment(AnyMail.AT, name)));
    return Combinators.combine(imap.optional(), AnyMail.TEXT.list().ofMaxSize(2))
        .as(ReportsConfig::new);
  }

  private static Arbitrary<List<DomainConfig>> domains() {
    var overrides =
        Combinators.combine(
                Arbitraries.of("SPF_AUTHORIZATION_REMOVED", "DMARC_WEAKENED"), AnyMail.TEXT)
            .as((gate, reason) ->
                new OverrideConfig(AnyMail.AT, gate, reason(reason), LocalDate.EPOCH))
            .list()
            .uniqueElements(OverrideConfig::gate)
            .ofMaxSize(2);
    return Arbitraries.maps(
            Arbitraries.of("example.com", "no", "12a.example", "xn--rksmrgs-5wao1o.example")
                .map(Name::of),
            Combinators.combine(
                    AnyMail.mail(),
                    overrides,
                    Arbitraries.maps(Arbitraries.of("news", "a.b", "0", "no"), AnyMail.mail())
                        .ofMaxSize(2))
                .as((mail, gates, below) -> new Parts(mail, gates, below)))
        .ofMaxSize(3)
        .map(domains -> domains.entrySet().stream().map(AnyConfig::domain).toList());
  }

  private record Parts(
      MailConfig mail, List<OverrideConfig> overrides, Map<String, MailConfig> below) {}

  private static DomainConfig domain(Map.Entry<Name, Parts> entry) {
    var parts = entry.getValue();
    var below = new LinkedHashMap<Name, MailConfig>();
    parts.below.forEach((label, mail) ->
        below.put(Name.of(label).under(entry.getKey()), inheriting(mail, parts.mail.ttl())));
    return new DomainConfig(entry.getKey(), AnyMail.AT, "main", parts.overrides, parts.mail, below);
  }

  private static MailConfig inheriting(MailConfig mail, Optional<Duration> ttl) {
    return new MailConfig(
        AnyMail.AT,
        mail.ttl().or(() -> ttl),
        mail.parked(),
        mail.senders(),
        mail.spf(),
        mail.dkim(),
        mail.dmarc(),
        mail.mtaSts(),
        mail.tlsRpt(),
        mail.bimi(),
        mail.dane());
  }

  private static String reason(String text) {
    var reason = text.strip().replaceAll("\\s+", " ");
    return reason.isEmpty() ? "because" : reason;
  }
}
