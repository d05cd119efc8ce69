package mailauth.core.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.dns.Name;
import mailauth.core.hosting.NameServers;
import mailauth.core.hosting.UsualProvider;

/** Which domain, who hosts its DNS, and whether it has mail at all. */
final class DomainChapter implements Chapter {
  static final String ZONEFILE = UsualProvider.ZONEFILE;
  static final String BY_HAND = UsualProvider.BY_HAND;
  private static final String FOLDER = "directory";
  private static final String SERVER = "server";
  private static final int SHOWN = 3;

  private final World world;
  private final List<ProviderType> types;
  private final NameServers table = NameServers.read();

  DomainChapter(World world, List<ProviderType> types) {
    this.world = world;
    this.types = types;
  }

  /** The folder of zone files, where it has been named. */
  static Optional<String> folder(Answers answers) {
    return answers
        .one(Ids.PROVIDER)
        .filter(ZONEFILE::equals)
        .flatMap(type -> answers.one(Ids.below(Ids.SETTINGS, FOLDER)));
  }

  @Override
  public Optional<Question> next(Answers answers) {
    if (!answers.has(Ids.DOMAIN)) {
      return Optional.of(
          new Question.Text(
              Ids.DOMAIN,
              Message.of("domain.ask"),
              List.of(Message.of("domain.why")),
              new Form.Domain(),
              List.of(),
              false));
    }
    var domain = Name.of(answers.one(Ids.DOMAIN).orElseThrow());
    if (!answers.has(Ids.PROVIDER)) {
      return Optional.of(host(domain, answers.isPreset(Ids.PROVIDER)));
    }
    var type = type(answers.one(Ids.PROVIDER).orElseThrow());
    var setting =
        UsualProvider.asked(type).stream()
            .filter(asked -> !answers.has(Ids.below(Ids.SETTINGS, asked.name())))
            .findFirst()
            .map(asked -> setting(type, asked, domain));
    return setting.or(() ->
        answers.has(Ids.PARKED)
            ? Optional.empty()
            : Optional.of(
                new Question.YesNo(
                    Ids.PARKED,
                    Message.of("parked.ask", domain),
                    List.of(Message.of("parked.why"), Message.of("parked.more")),
                    List.of(
                        world.today(domain, folder(answers)).takesNoMail()
                            ? Question.YesNo.YES
                            : Question.YesNo.NO))));
  }

  private ProviderType type(String name) {
    return types.stream().filter(type -> type.type().equals(name)).findFirst().orElseThrow();
  }

  private Question host(Name domain, boolean preset) {
    // Whoever said it beforehand need not wait for a proposal.
    var servers = preset ? List.<Name>of() : world.nameServers(domain);
    var company = table.company(servers);
    var proposed =
        company.map(NameServers.DnsCompany::type).filter(this::isKnown).or(this::byHand).stream()
            .toList();
    boolean found = company.map(NameServers.DnsCompany::type).filter(this::isKnown).isPresent();
    var first = servers.isEmpty() ? Optional.<Message>empty() : Optional.of(seen(servers));
    var order = new ArrayList<String>();
    if (found) {
      order.addAll(proposed);
    }
    order.addAll(List.of(BY_HAND, ZONEFILE, UsualProvider.UPDATES));
    types.forEach(type -> order.add(type.type()));
    var options =
        order.stream()
            .distinct()
            .filter(this::isKnown)
            .map(name -> option(name))
            .map(option ->
                found && proposed.contains(option.value())
                    ? first.map(option::with).orElse(option)
                    : option)
            .toList();
    var ask =
        found || company.isEmpty()
            ? Message.of("provider.ask", domain)
            : Message.of("provider.ask-unknown", domain, company.get().title());
    return new Question.Choice(
        Ids.PROVIDER,
        ask,
        List.of(Message.of("provider.why"), Message.of("provider.more")),
        options,
        Math.min(options.size(), found ? SHOWN + 1 : SHOWN),
        servers.isEmpty() ? List.of() : proposed);
  }

  private static Message seen(List<Name> servers) {
    return Message.of("provider.seen", servers.getFirst());
  }

  private Optional<String> byHand() {
    return Optional.of(isKnown(BY_HAND) ? BY_HAND : ZONEFILE);
  }

  private boolean isKnown(String name) {
    return types.stream().anyMatch(type -> type.type().equals(name));
  }

  private Option option(String name) {
    return switch (name) {
      case ZONEFILE, "rfc2136", BY_HAND -> Option.said(name, Message.of("provider." + name));
      default -> Option.named(name, type(name).title());
    };
  }

  private Question setting(ProviderType type, Setting setting, Name domain) {
    var id = Ids.below(Ids.SETTINGS, setting.name());
    var words =
        switch (setting.name()) {
          case FOLDER -> "directory";
          case SERVER -> "server";
          default -> "setting";
        };
    var usual =
        switch (words) {
          case "directory" -> List.of("zones");
          case "server" -> world.nameServers(domain).stream().limit(1).map(Name::text).toList();
          default -> List.<String>of();
        };
    return new Question.Text(
        id,
        Message.of(words + ".ask", type.title(), setting.name(), domain),
        List.of(Message.of(words + ".why", setting.description())),
        new Form.Plain(),
        usual,
        false);
  }
}
