package mailauth.core.adoption;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.catalog.Service;
import mailauth.core.config.BimiConfig;
import mailauth.core.config.DaneConfig;
import mailauth.core.config.DkimConfig;
import mailauth.core.config.DkimConfig.Source;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.MailConfig;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.SenderConfig;
import mailauth.core.config.SpfConfig;
import mailauth.core.config.TlsRptConfig;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.mtasts.Mode;
import mailauth.core.spf.Qualifier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Whatever a domain may declare and have applied. */
final class AnyDeclaration {
  static final BuiltInCatalog CATALOG = new BuiltInCatalog();
  private static final Name DOMAIN = Name.of("example.com");
  private static final Arbitrary<Boolean> EITHER = Arbitraries.of(true, false);
  private static final String KEY =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final Arbitrary<String> REPORTS =
      Arbitraries.of(
          "dmarc@example.com",
          "mailto:DMARC@Example.COM",
          "mailto:a%2Bb@example.org?subject=x",
          "https://example.com/r?a=b",
          "a+b@xn--rksmrgs-5wao1o.example");

  private AnyDeclaration() {}

  static Arbitrary<DomainConfig> domains() {
    return Combinators.combine(
            mail(true),
            Arbitraries.maps(Arbitraries.of("news", "a.b", "mail"), mail(false)).ofMaxSize(2))
        .as((mail, below) -> {
          var subdomains = new LinkedHashMap<Name, MailConfig>();
          below.forEach((label, one) -> subdomains.put(Name.of(label).under(DOMAIN), one));
          return new DomainConfig(DOMAIN, Parts.AT, "local", List.of(), mail, subdomains);
        });
  }

  private static Arbitrary<MailConfig> mail(boolean isApex) {
    var sending =
        Combinators.combine(
                senders().list().ofMaxSize(4),
                spf().optional(),
                dkim(),
                dmarc().optional(),
                mtaSts().optional(),
                REPORTS.list().ofMinSize(1).ofMaxSize(2).uniqueElements().optional(),
                bimi().optional(),
                isApex ? dane() : Arbitraries.just(List.<DaneConfig>of()))
            .as((senders, spf, dkim, dmarc, sts, tls, bimi, dane) ->
                config(
                    false,
                    senders,
                    spf,
                    dkim,
                    dmarc,
                    sts,
                    tls.map(to -> new TlsRptConfig(Parts.AT, to)),
                    bimi,
                    dane));
    var parked =
        REPORTS
            .list()
            .ofMaxSize(2)
            .uniqueElements()
            .map(to ->
                config(
                    true,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    to.isEmpty() ? Optional.empty() : Optional.of(reporting(to)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
    return Arbitraries.frequencyOf(Tuple.of(6, sending), Tuple.of(1, parked));
  }

  private static MailConfig config(
      boolean parked,
      List<SenderConfig> senders,
      Optional<SpfConfig> spf,
      List<DkimConfig> dkim,
      Optional<DmarcConfig> dmarc,
      Optional<MtaStsConfig> sts,
      Optional<TlsRptConfig> tls,
      Optional<BimiConfig> bimi,
      List<DaneConfig> dane) {
    return new MailConfig(
        Parts.AT, Optional.empty(), parked, senders, spf, dkim, dmarc, sts, tls, bimi, dane);
  }

  private static Arbitrary<SenderConfig> senders() {
    var services = CATALOG.ids().stream().flatMap(id -> CATALOG.service(id).stream()).toList();
    var service =
        Combinators.combine(Arbitraries.of(services), EITHER, EITHER)
            .as((one, filled, old) -> service(one, filled, old));
    var networks =
        Arbitraries.of(
                "192.0.2.0/25",
                "192.0.2.128/25",
                "192.0.2.7",
                "198.51.100.7",
                "2001:db8::/32",
                "2001:db8::1",
                "203.0.113.0/24")
            .map(text -> Cidr.parse(text).orElseThrow());
    var names =
        Arbitraries.of("mail.example.com", "out_1.example.net", "www.example.org").map(Name::of);
    var hosts =
        Combinators.combine(
                networks.list().ofMaxSize(5).uniqueElements(),
                names.list().ofMaxSize(2).uniqueElements(),
                EITHER)
            .as((ip, a, mx) ->
                (SenderConfig)
                    new SenderConfig.Hosts(Parts.AT, ip, a, mx || (ip.isEmpty() && a.isEmpty())));
    var include =
        Arbitraries.of(
                "spf.partner.example", "%{d}.spf.example.net", "_spf.example.org", "sendgrid.net")
            .map(name -> (SenderConfig) new SenderConfig.Include(Parts.AT, Name.of(name)));
    return Arbitraries.oneOf(service, service, hosts, include);
  }

  /** With all values or only those that it cannot do without, as the catalog's examples. */
  private static SenderConfig service(Service service, boolean filled, boolean old) {
    var generation = old ? service.older().keySet().stream().findFirst() : Optional.<String>empty();
    var needed = service.variablesOf(generation);
    var variables = new LinkedHashMap<String, String>();
    service
        .variables()
        .forEach((name, rule) -> {
          if (needed.contains(name) && (rule.required() || filled)) {
            variables.put(name, rule.example());
          }
        });
    return new SenderConfig.Service(Parts.AT, service.id(), variables, Map.of(), generation);
  }

  private static Arbitrary<SpfConfig> spf() {
    return Arbitraries.of(Qualifier.FAIL, Qualifier.SOFTFAIL, Qualifier.NEUTRAL)
        .optional()
        .map(all -> new SpfConfig(Parts.AT, all, true, List.of(), Optional.empty()));
  }

  private static Arbitrary<List<DkimConfig>> dkim() {
    Arbitrary<Source> source =
        Arbitraries.oneOf(
            Arbitraries.of(
                    KEY, KEY.replace("; ", ";"), "v=DKIM1; t=y; n=räksmörgås; " + KEY.substring(9))
                .map(Source.Full::new),
            Arbitraries.of("k._domainkey.example.org", "s1.domainkey.u1.wl1.sendgrid.net")
                .map(Name::of)
                .map(Source.Cname::new),
            Arbitraries.just(new Source.Revoked()));
    return Combinators.combine(Arbitraries.of("s2026", "a.b", "k_1", "x1e3"), source)
        .as((selector, from) -> new DkimConfig(Parts.AT, selector, from))
        .list()
        .uniqueElements(DkimConfig::selector)
        .ofMaxSize(3);
  }

  private static DmarcConfig reporting(List<String> reports) {
    return new DmarcConfig(
        Parts.AT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reports,
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static Arbitrary<DmarcConfig> dmarc() {
    var policy = Arbitraries.of(Policy.class).optional();
    var alignment = Arbitraries.of(Alignment.class).optional();
    var reports = REPORTS.list().ofMaxSize(2).uniqueElements();
    var options =
        Arbitraries.of(List.of("0"), List.of("1", "d"), List.of("d", "s"), List.<String>of());
    return Combinators.combine(
            policy, policy, policy, alignment, alignment, reports, options, EITHER)
        .as((p, sp, np, adkim, aspf, rua, fo, suffix) ->
            new DmarcConfig(
                Parts.AT,
                p,
                sp,
                np,
                adkim,
                aspf,
                rua,
                fo.isEmpty() ? List.of() : List.of("ruf@example.com"),
                fo,
                suffix && p.isPresent(),
                suffix ? Optional.of(np.isEmpty()) : Optional.empty(),
                false,
                Optional.empty()));
  }

  private static Arbitrary<MtaStsConfig> mtaSts() {
    return Combinators.combine(
            Arbitraries.of(Mode.class),
            Arbitraries.of("mail.example.com", "*.example.net")
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .uniqueElements(),
            Arbitraries.longs().between(1, 31_536_000).map(Duration::ofSeconds))
        .as((mode, mx, age) ->
            new MtaStsConfig(Parts.AT, mode, mx, age, Optional.empty(), Optional.empty()));
  }

  private static Arbitrary<BimiConfig> bimi() {
    var logo = URI.create("https://example.com/logo.svg?a=b,c;d");
    return Arbitraries.just(URI.create("https://example.com/vmc.pem"))
        .optional()
        .map(certificate -> new BimiConfig(Parts.AT, logo, certificate));
  }

  private static Arbitrary<List<DaneConfig>> dane() {
    var keys =
        Arbitraries.of(
                "3 1 1 " + "ab".repeat(32), "2 0 1 " + "0c".repeat(32), "3 1 2 " + "9f".repeat(64))
            .<Reference>map(text -> new Reference.Literal(Parts.AT, text))
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .uniqueElements();
    return Combinators.combine(
            Arbitraries.of("mail.example.com", "mx2.example.com").map(Name::of), keys)
        .as((host, pinned) -> new DaneConfig(Parts.AT, host, pinned))
        .list()
        .uniqueElements(DaneConfig::host)
        .ofMaxSize(2);
  }
}
