package mailauth.core.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mailauth.core.config.Config;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.Loading;
import mailauth.core.config.References;
import mailauth.core.config.SourceFile;
import mailauth.core.config.Vocabulary;
import mailauth.core.posture.Posture;
import mailauth.core.posture.PostureBuilder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever somebody says, the YAML can be read and declares just that. */
class InterviewPropertyTest {
  private static final Guided ENGLISH = new Guided(Language.ENGLISH);
  private static final Guided SWEDISH = new Guided(Language.SWEDISH);

  /** A domain that has something of everything already. */
  private static final Guided BUSY =
      new Guided(Language.SWEDISH)
          .ns("example.com", "ns1.loopia.se")
          .mx("example.com", "aspmx.l.google.com")
          .txt("example.com", "v=spf1 a mx ip6:2001:db8::/32 include:spf.i8t.com ?all")
          .txt(
              "_dmarc.example.com",
              "v=DMARC1; p=quarantine; sp=none; t=y; fo=0:1:d; ruf=mailto:f@x.example")
          .cname("s1._domainkey.example.com", "s1.domainkey.u9.wl2.sendgrid.net")
          .cname("k1._domainkey.example.com", "dkim.mcsv.net");

  @Property(tries = 400)
  void theLoaderTakesTheYaml(@ForAll("lines") List<String> lines, @ForAll("dns") Guided dns) {
    var conclusion = conclude(dns, lines);
    var config = load(conclusion.file());
    assertThat(config.domains()).hasSize(1);
    var declared = config.domains().getFirst();
    assertThat(declared.mail().parked()).isEqualTo(conclusion.domain().mail().parked());
    // Two services may claim one selector, which the plan says; no other fault may come of it.
    if (postures(config) instanceof PostureBuilder.Result.Rejected(var problems)) {
      assertThat(problems).allSatisfy(p -> assertThat(p.message()).contains("_domainkey"));
    } else {
      assertThat(posture(config)).isEqualTo(posture(conclusion));
    }
  }

  @Property(tries = 100)
  void addedToAFileItSaysTheSame(@ForAll("lines") List<String> lines) {
    var before =
        """
        version: 1
        providers:
          x: { type: cloudflare }
        domains:
          example.org: { provider: x, parked: true } # ours
        """;
    var conclusion = conclude(ENGLISH, lines);
    var after = Addition.to(load(before), conclusion).in(before).orElseThrow();
    assertThat(after.lines()).containsSubsequence(before.lines().toList());
    var added = load(after).domains().getLast();
    assertThat(added.name()).isEqualTo(conclusion.domain().name());
    assertThat(load(conclusion.file()).domains().getFirst().mail().senders())
        .hasSameSizeAs(added.mail().senders());
  }

  /** Whoever goes back and agrees to what they said has said the same. */
  @Property(tries = 200)
  void goingBackForgetsNothing(
      @ForAll("lines") List<String> lines, @ForAll @IntRange(min = 1, max = 20) int steps) {
    var talk = talk(BUSY, lines);
    var before = talk.conclusion().file();
    for (int i = 0; i < steps; i++) {
      talk.back();
    }
    assertThat(finish(talk).conclusion().file()).isEqualTo(before);
  }

  private static Conclusion conclude(Guided dns, List<String> lines) {
    return talk(dns, lines).conclusion();
  }

  private static Guided.Talk talk(Guided dns, List<String> lines) {
    var talk = new Guided.Talk(dns.begin(Map.of())).type("example.com");
    for (var line : lines) {
      if (!talk.isDone()) {
        talk.answer(line);
      }
    }
    return finish(talk);
  }

  /** Agrees, and says something sensible where nothing can be agreed to. */
  private static Guided.Talk finish(Guided.Talk talk) {
    while (!talk.agree().isDone()) {
      switch (talk.question().id()) {
        case "domain" -> talk.answer("example.com");
        case "provider" -> talk.answer("zonefile");
        default -> talk.answer("192.0.2.53");
      }
    }
    return talk;
  }

  private static Config load(String yaml) {
    var vocabulary = new Vocabulary(Guided.TYPES, Guided.CATALOG.ids(), Set::of);
    var file = new SourceFile("init", yaml.getBytes(StandardCharsets.UTF_8));
    return switch (ConfigLoader.load(List.of(file), vocabulary)) {
      case Loading.Loaded(var config) -> config;
      case Loading.Rejected(var problems) -> throw new AssertionError(problems + "\n" + yaml);
    };
  }

  private static PostureBuilder.Result postures(Config config) {
    return builder().build(config.domains().getFirst());
  }

  private static PostureBuilder builder() {
    References none =
        reference -> {
          throw new References.Unresolved("nothing is pointed at");
        };
    return new PostureBuilder(Guided.CATALOG, none);
  }

  private static Set<String> posture(Config config) {
    return records(builder().build(config.domains().getFirst()));
  }

  private static Set<String> posture(Conclusion conclusion) {
    return records(builder().build(conclusion.domain()));
  }

  private static Set<String> records(PostureBuilder.Result result) {
    Posture posture = ((PostureBuilder.Result.Built) result).posture();
    var records = new TreeSet<String>();
    posture
        .desired()
        .forEach(desired -> records.add(desired.toString().replaceAll("init(:\\d+:\\d+)?", "")));
    return records;
  }

  @Provide
  Arbitrary<Guided> dns() {
    return Arbitraries.of(ENGLISH, SWEDISH, BUSY);
  }

  @Provide
  Arbitrary<List<String>> lines() {
    var ids = new ArrayList<>(Guided.CATALOG.ids());
    return Arbitraries.oneOf(
            Arbitraries.of("", "", "", "yes", "no", "1", "2", "3", "all", "some", "direct", "mx"),
            Arbitraries.of(
                "zonefile",
                "manual",
                "cloudflare",
                "192.0.2.1, mail.example.com",
                "1 2 3",
                "u1.wl1",
                "dmarc@example.com",
                "spf.partner.example",
                "%{d}.x.example",
                "å ä \"ö\" # no: 'yes'"),
            Arbitraries.of(ids),
            Arbitraries.strings().ascii().ofMaxLength(12))
        .list()
        .ofMaxSize(45);
  }
}
