package mailauth.core.draft;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.BimiConfig;
import mailauth.core.config.DaneConfig;
import mailauth.core.config.DkimConfig;
import mailauth.core.config.DkimConfig.Source;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.DmarcStage;
import mailauth.core.config.MailConfig;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.RolloutConfig;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.config.RolloutConfig.Stage;
import mailauth.core.config.SenderConfig;
import mailauth.core.config.SenderFacts;
import mailauth.core.config.SpfConfig;
import mailauth.core.config.TlsRptConfig;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.mtasts.Mode;
import mailauth.core.spf.Qualifier;
import mailauth.core.yaml.Position;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Whatever YAML can declare of one name. */
final class AnyMail {
  static final Position AT = Position.ofFile("draft");
  static final Arbitrary<Boolean> EITHER = Arbitraries.of(true, false);

  /** Words that YAML's readers like to take for something else. */
  static final Arbitrary<String> TEXT =
      Arbitraries.oneOf(
          Arbitraries.of(
              "no", "12", "1e3", "12:30", "~", "null", "# none", "a: b", "it's", "- x", "@me",
              "*a"),
          Arbitraries.of(
              "say \"so\"",
              "tab\there",
              "back\\slash",
              "räksmörgås",
              "\u2028",
              "{x}",
              "a #b",
              "yes!"),
          Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(150));

  static final Arbitrary<Name> NAME =
      Arbitraries.of(
              "mail.example.com",
              "0.example.net",
              "k._domainkey.example.org",
              "xn--rksmrgs-5wao1o.example")
          .map(Name::of);
  static final Arbitrary<Name> HOST =
      Arbitraries.of("mail.example.com", "0.example.com", "no.example.com").map(Name::of);
  static final Arbitrary<Reference> REFERENCE =
      Arbitraries.oneOf(
          TEXT.filter(text -> !text.contains("${") && !text.matches("(file|env):.*"))
              .map(text -> new Reference.Literal(AT, text)),
          Arbitraries.of("A_B", "TOKEN").map(name -> new Reference.Environment(AT, name)),
          Arbitraries.of("a.pem", "keys/our own: #1.pem")
              .map(path -> new Reference.InFile(AT, path)));
  static final Arbitrary<String> REPORTS =
      Arbitraries.of("dmarc@example.com", "mailto:a+b@example.org", "https://example.com/r?a=b#c");
  static final Arbitrary<Duration> AGE =
      Arbitraries.longs().between(1, 604_800).map(Duration::ofSeconds);
  static final Arbitrary<String> SELECTOR = Arbitraries.of("s1", "2024", "no", "a.b", "k_1", "1e3");

  private AnyMail() {}

  static Arbitrary<MailConfig> mail() {
    var sending =
        Combinators.combine(
                AGE.optional(),
                senders().list().ofMaxSize(4),
                spf().optional(),
                dkim(),
                dmarc().optional(),
                mtaSts().optional(),
                REPORTS
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(2)
                    .map(to -> new TlsRptConfig(AT, to))
                    .optional(),
                rest())
            .as((ttl, senders, spf, dkim, dmarc, sts, tls, rest) ->
                new MailConfig(
                    AT, ttl, false, senders, spf, dkim, dmarc, sts, tls, rest.bimi, rest.dane));
    var parked =
        AGE.optional()
            .map(ttl ->
                new MailConfig(
                    AT,
                    ttl,
                    true,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
    return Arbitraries.frequencyOf(Tuple.of(5, sending), Tuple.of(1, parked));
  }

  private record Rest(Optional<BimiConfig> bimi, List<DaneConfig> dane) {}

  private static Arbitrary<Rest> rest() {
    var logo = URI.create("https://example.com/logo.svg?a=b");
    var bimi =
        Arbitraries.just(logo).optional().map(certificate -> new BimiConfig(AT, logo, certificate));
    var dane =
        Combinators.combine(HOST, REFERENCE.list().ofMinSize(1).ofMaxSize(2))
            .as((host, certificates) -> new DaneConfig(AT, host, certificates))
            .list()
            .uniqueElements(DaneConfig::host)
            .ofMaxSize(2);
    return Combinators.combine(bimi.optional(), dane).as(Rest::new);
  }

  private static Arbitrary<SenderConfig> senders() {
    var service =
        Combinators.combine(
                Arbitraries.of("i8t", "mailchimp", "sendgrid"),
                variables(),
                Arbitraries.maps(SELECTOR, NAME).ofMaxSize(2),
                Arbitraries.of("k1", "no").optional())
            .as((name, variables, dkim, generation) ->
                (SenderConfig)
                    new SenderConfig.Service(
                        AT, name, variables, dkim, generation, facts(generation.isPresent())));
    var template =
        Combinators.combine(variables(), TEXT.list().ofMaxSize(2))
            .as((variables, groups) ->
                (SenderConfig)
                    new SenderConfig.Template(
                        AT, new Reference.InFile(AT, "acme.json"), variables, groups));
    var networks =
        Arbitraries.of("192.0.2.0/24", "198.51.100.7", "2001:db8::/32", "::1")
            .map(text -> Cidr.parse(text).orElseThrow());
    var hosts =
        Combinators.combine(networks.list().ofMaxSize(9), NAME.list().ofMaxSize(4), EITHER)
            .as((ip, a, mx) ->
                (SenderConfig)
                    new SenderConfig.Hosts(AT, ip, a, mx || (ip.isEmpty() && a.isEmpty())));
    var include =
        Arbitraries.of("spf.partner.example", "%{d}.spf.example.net", "_spf.example.org")
            .map(name ->
                (SenderConfig)
                    new SenderConfig.Include(AT, Name.of(name), facts(name.startsWith("_"))));
    return Arbitraries.oneOf(service, template, hosts, include);
  }

  private static SenderFacts facts(boolean any) {
    return any
        ? new SenderFacts(
            Optional.of("it@example.com"),
            Optional.of(SenderFacts.Rhythm.MONTHLY),
            List.of(),
            Optional.of(Name.of("bounces.example.net")))
        : SenderFacts.NONE;
  }

  private static Arbitrary<Map<String, String>> variables() {
    // Those that cannot stand beside 'service' come last, as in the file.
    return Combinators.combine(
            Arbitraries.maps(Arbitraries.of("account", "em", "no"), TEXT).ofMaxSize(2),
            Arbitraries.maps(Arbitraries.of("dkim", "groups", "hosts"), TEXT).ofMaxSize(2))
        .as((beside, below) -> {
          var all = new LinkedHashMap<>(beside);
          all.putAll(below);
          return all;
        });
  }

  private static final RolloutConfig<Qualifier> SPF_ROLLOUT =
      new RolloutConfig<>(
          AT,
          Profile.CAREFUL,
          List.of(stage(Qualifier.SOFTFAIL, 20), stage(Qualifier.FAIL, 10)),
          true);

  private static Arbitrary<SpfConfig> spf() {
    return Combinators.combine(
            Arbitraries.of(Qualifier.FAIL, Qualifier.SOFTFAIL, Qualifier.NEUTRAL).optional(),
            EITHER,
            Arbitraries.of("i8t", "spf.partner.example").list().ofMaxSize(2))
        .as((all, merge, flatten) ->
            new SpfConfig(
                AT,
                all,
                merge,
                flatten.stream().map(sender -> new SpfConfig.Flatten(AT, sender)).toList(),
                all.isEmpty() && merge ? Optional.of(SPF_ROLLOUT) : Optional.empty()));
  }

  private static Arbitrary<List<DkimConfig>> dkim() {
    Arbitrary<Source> source =
        Arbitraries.oneOf(
            REFERENCE.map(Source.PublicKey::new),
            TEXT.map(Source.Full::new),
            NAME.map(Source.Cname::new),
            Arbitraries.just(new Source.Revoked()));
    return Combinators.combine(SELECTOR, source)
        .as((selector, from) -> new DkimConfig(AT, selector, from))
        .list()
        .uniqueElements(DkimConfig::selector)
        .ofMaxSize(2);
  }

  private static Arbitrary<DmarcConfig> dmarc() {
    var policy = Arbitraries.of(Policy.class).optional();
    var alignment = Arbitraries.of(Alignment.class).optional();
    var reports = REPORTS.list().ofMaxSize(2);
    return Combinators.combine(
            policy, policy, policy, alignment, alignment, reports, EITHER, EITHER.optional())
        .as((p, sp, np, adkim, aspf, rua, testing, suffix) ->
            new DmarcConfig(
                AT,
                p,
                climbs(p, testing) ? Optional.empty() : sp,
                climbs(p, testing) ? Optional.empty() : np,
                adkim,
                aspf,
                rua,
                rua,
                testing ? List.of("1", "d") : List.of(),
                testing && !climbs(p, testing),
                suffix,
                testing && p.isPresent(),
                climbs(p, testing) ? Optional.of(dmarcRollout(sp, np)) : Optional.empty()));
  }

  private static boolean climbs(Optional<Policy> p, boolean testing) {
    return p.isEmpty() && testing;
  }

  /** A profile, or stages of one's own. */
  private static RolloutConfig<DmarcStage> dmarcRollout(Optional<Policy> sp, Optional<Policy> np) {
    var watching = stage(new DmarcStage(Policy.NONE, Optional.empty(), Optional.empty()), 14);
    var strict = stage(new DmarcStage(Policy.REJECT, sp, np), 30);
    return sp.isPresent()
        ? new RolloutConfig<>(AT, Profile.CAREFUL, List.of(watching, strict), np.isPresent())
        : new RolloutConfig<>(AT, Profile.NORMAL, List.of(), np.isPresent());
  }

  private static <S> Stage<S> stage(S publishes, int days) {
    return new Stage<>(
        AT,
        publishes,
        Optional.of(Duration.ofDays(days)),
        Optional.of(days / 2),
        Optional.empty(),
        Optional.of(days * 10),
        Optional.of(99));
  }

  private static Arbitrary<MtaStsConfig> mtaSts() {
    return Combinators.combine(Arbitraries.of(Mode.class), AGE, TEXT.optional())
        .as((mode, age, file) ->
            new MtaStsConfig(
                AT,
                mode,
                List.of("*.example.com"),
                age,
                file,
                mode == Mode.TESTING && file.isEmpty()
                    ? Optional.of(new RolloutConfig<>(AT, Profile.CAREFUL, List.of(), true))
                    : Optional.empty()));
  }
}
