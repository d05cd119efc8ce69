package mailauth.core.guide;

import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.Service;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.MailConfig;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.core.config.Reference;
import mailauth.core.config.SenderConfig;
import mailauth.core.config.Settings;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.draft.Remarks;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Panels;
import mailauth.core.hosting.NameServers;
import mailauth.core.hosting.UsualProvider;
import mailauth.core.yaml.Position;

/** Turns answers into what is declared, and says in comments why. */
final class Concluding {
  static final Position AT = Position.ofFile("init");

  private final Map<String, Service> services;
  private final Words words;
  private final World world;
  private final Answers answers;
  private final Name domain;
  private final Today today;
  private final ProviderType type;
  private final Remarks remarks = new Remarks();
  private final String path;
  private final List<String> waiting = new ArrayList<>();

  Concluding(
      World world,
      List<ProviderType> types,
      Map<String, Service> services,
      Words words,
      Answers answers) {
    this.services = services;
    this.words = words;
    this.world = world;
    this.answers = answers;
    this.domain = Name.of(answers.one(Ids.DOMAIN).orElseThrow());
    this.today = world.today(domain, DomainChapter.folder(answers));
    var wanted = answers.one(Ids.PROVIDER).orElseThrow();
    this.type =
        types.stream().filter(known -> known.type().equals(wanted)).findFirst().orElseThrow();
    this.path = Remarks.path("domains", domain.text());
  }

  Conclusion conclusion() {
    remarks.above(
        "",
        "yaml-language-server: $schema=" + Conclusion.SCHEMA,
        words.say("yaml.head", domain),
        words.say("yaml.next"),
        "");
    var shown = IDN.toUnicode(domain.text());
    if (!shown.equals(domain.text())) {
      remarks.beside(path, shown);
    }
    var provider = provider();
    boolean parked = answers.isYes(Ids.PARKED);
    var mail = parked ? parked() : sending();
    return new Conclusion(
        new DomainConfig(domain, AT, provider.name(), List.of(), mail, Map.of()),
        provider,
        remarks,
        UsualProvider.environment(type),
        waiting);
  }

  private ProviderConfig provider() {
    var name = UsualProvider.name(type.type());
    var values = new LinkedHashMap<String, Settings.Value>();
    for (var setting : UsualProvider.asked(type)) {
      var given = answers.one(Ids.below(Ids.SETTINGS, setting.name())).orElseThrow();
      values.put(setting.name(), literal(given));
    }
    if (type.type().equals(DomainChapter.BY_HAND)) {
      panel().ifPresent(panel -> values.put("panel", literal(panel)));
    }
    var at = Remarks.path("providers", name);
    UsualProvider.environment(type)
        .forEach(variable -> remarks.above(at, words.say("yaml.environment", variable)));
    if (type.type().equals(UsualProvider.UPDATES)) {
      remarks.above(at, words.say("yaml.tsig"));
    }
    return new ProviderConfig(name, type.type(), AT, new Settings(values));
  }

  private static Settings.Value literal(String text) {
    return new Settings.Value.Text(new Reference.Literal(AT, text));
  }

  /** How the host wants records to be typed, where its name servers tell who it is. */
  private Optional<String> panel() {
    return NameServers.read()
        .company(world.nameServers(domain))
        .flatMap(company -> new Panels().named(company.type()))
        .map(Panel::id);
  }

  private MailConfig parked() {
    remarks.beside(path + "/parked", words.say("yaml.parked"));
    var reports = answers.all(Ids.REPORTS);
    var dmarc =
        reports.isEmpty()
            ? Optional.<DmarcConfig>empty()
            : Optional.of(DmarcToday.reporting(reports));
    return mail(true, List.of(), dmarc);
  }

  private MailConfig sending() {
    var senders = senders();
    return mail(false, senders, Optional.of(policy()));
  }

  /** Where all sign, the policy may climb; where not, it stays until somebody says so. */
  private DmarcConfig policy() {
    var reports = answers.all(Ids.REPORTS);
    var at = path + "/dmarc";
    remarks.above(at, words.say("yaml.dmarc"));
    boolean isAtTheTop = DmarcToday.isAtTheTop(today.dmarc());
    if (!isAtTheTop) {
      answers
          .one(Ids.SIGNING)
          .ifPresent(who -> remarks.above(at, words.say("yaml.signing-" + who)));
    }
    if (answers.all(Ids.SIGNING).equals(List.of(PolicyChapter.ALL)) && !isAtTheTop) {
      return DmarcToday.rollingOut(today.dmarc(), reports);
    }
    var kept = DmarcToday.keeping(today.dmarc(), reports);
    boolean watches = kept.policy().equals(Optional.of(Policy.NONE));
    remarks.beside(at + "/policy", words.say(watches ? "yaml.watch" : "yaml.as-today"));
    return kept;
  }

  private static MailConfig mail(
      boolean parked, List<SenderConfig> senders, Optional<DmarcConfig> dmarc) {
    return new MailConfig(
        AT,
        Optional.empty(),
        parked,
        senders,
        Optional.empty(),
        List.of(),
        dmarc,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private List<SenderConfig> senders() {
    var written = new SenderDrafts(words, answers, today, remarks, path);
    answers.all(Ids.SENDERS).stream()
        .flatMap(id -> Optional.ofNullable(services.get(id)).stream())
        .forEach(written::add);
    written.addHosts(Ids.HOSTS, "yaml.hosts");
    written.addHosts(Ids.PRINTER_ADDRESSES, "yaml.printers");
    answers.all(Ids.INCLUDES).forEach(written::addInclude);
    if (answers.all(Ids.PRINTERS).equals(List.of(SendersChapter.SERVICE))) {
      remarks.above(path + "/senders", words.say("yaml.printers-service"));
    }
    waiting.addAll(written.waiting());
    return written.senders();
  }
}
