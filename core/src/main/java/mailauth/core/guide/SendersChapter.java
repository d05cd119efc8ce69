package mailauth.core.guide;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.catalog.Service;
import mailauth.core.dns.Name;
import mailauth.core.recognition.Certainty;
import mailauth.core.recognition.Evidence;
import mailauth.core.recognition.Recognized;

/** Who sends: services class by class, own servers, printers, and whoever else. */
final class SendersChapter implements Chapter {
  static final String NO = "no";
  static final String SERVICE = "service";
  static final String DIRECT = "direct";

  private final World world;
  private final List<Service> services;

  /**
   * @param services all that can be named
   */
  SendersChapter(World world, List<Service> services) {
    this.world = world;
    this.services =
        services.stream()
            .sorted(Comparator.comparing(Service::title, String.CASE_INSENSITIVE_ORDER))
            .toList();
  }

  /** The services that were named, those of earlier questions first. */
  static Set<String> chosen(Answers answers) {
    var chosen = new LinkedHashSet<>(answers.all(Ids.SENDERS));
    for (var group : Group.values()) {
      chosen.addAll(answers.all(id(group)));
    }
    return chosen;
  }

  private static String id(Group group) {
    return Ids.below(Ids.SENDERS, group.word());
  }

  @Override
  public Optional<Question> next(Answers answers) {
    var domain = Name.of(answers.one(Ids.DOMAIN).orElseThrow());
    var today = world.today(domain, DomainChapter.folder(answers));
    return next(answers, domain, today)
        .or(() ->
            answers.has(Ids.HOSTS)
                ? Optional.empty()
                : Optional.of(text(Ids.HOSTS, domain, new Form.Hosts(), today.hosts(), true)))
        .or(() -> printers(answers, domain))
        .or(() ->
            answers.has(Ids.INCLUDES)
                ? Optional.empty()
                : Optional.of(
                    text(Ids.INCLUDES, domain, new Form.Includes(), today.includes(), true)));
  }

  private Optional<Question> next(Answers answers, Name domain, Today today) {
    if (answers.isPreset(Ids.SENDERS)) {
      return answers.has(Ids.SENDERS)
          ? Optional.empty()
          : Optional.of(
              new Question.Several(
                  Ids.SENDERS,
                  Message.of("senders.mailbox.ask", domain),
                  Message.of("senders.mailbox.why"),
                  services.stream().map(service -> option(service, today)).toList(),
                  List.of(),
                  List.of()));
    }
    return Arrays.stream(Group.values())
        .filter(group -> !answers.has(id(group)))
        .findFirst()
        .map(group -> question(group, answers, domain, today));
  }

  private Question question(Group group, Answers answers, Name domain, Today today) {
    var before = chosen(answers);
    var own = services.stream().filter(service -> group.has(service.kind())).toList();
    var ticked =
        own.stream()
            .filter(service -> !before.contains(service.id()))
            .filter(service -> today.service(service.id()).filter(this::isSure).isPresent())
            .toList();
    var seen =
        own.stream()
            .filter(service -> !ticked.contains(service))
            .filter(service -> today.service(service.id()).isPresent())
            .toList();
    var order = new LinkedHashSet<>(ticked);
    order.addAll(seen);
    order.addAll(own);
    return new Question.Several(
        id(group),
        Message.of("senders." + group.word() + ".ask", domain),
        Message.of("senders." + group.word() + ".why"),
        order.stream().map(service -> option(service, today)).toList(),
        services.stream()
            .filter(service -> !own.contains(service))
            .map(service -> Option.named(service.id(), service.title()))
            .toList(),
        ticked.stream().map(Service::id).toList());
  }

  /** A mail host that takes the mail also sends it, as far as anybody knows. */
  private boolean isSure(Recognized seen) {
    return seen.certainty() == Certainty.CERTAIN
        || (Group.MAILBOX.has(seen.service().kind())
            && seen.evidence().stream().anyMatch(one -> one.kind() == Evidence.Kind.MX));
  }

  private static Option option(Service service, Today today) {
    var option = Option.named(service.id(), service.title());
    return today
        .service(service.id())
        .map(seen ->
            option.with(
                Message.of(
                    "seen." + seen.evidence().getFirst().kind().text(),
                    seen.evidence().getFirst().at().name(),
                    seen.evidence().getFirst().value())))
        .orElse(option);
  }

  private static Optional<Question> printers(Answers answers, Name domain) {
    if (!answers.has(Ids.PRINTERS)) {
      return Optional.of(
          new Question.Choice(
              Ids.PRINTERS,
              Message.of("printers.ask", domain),
              Message.of("printers.why"),
              List.of(
                  Option.said(NO, Message.of("printers.no")),
                  Option.said(SERVICE, Message.of("printers.service")),
                  Option.said(DIRECT, Message.of("printers.direct"))),
              3,
              List.of(NO)));
    }
    boolean direct = answers.all(Ids.PRINTERS).equals(List.of(DIRECT));
    return direct && !answers.has(Ids.PRINTER_ADDRESSES)
        ? Optional.of(text(Ids.PRINTER_ADDRESSES, domain, new Form.Hosts(), List.of(), false))
        : Optional.empty();
  }

  private static Question text(
      String id, Name domain, Form form, List<String> usual, boolean optional) {
    return new Question.Text(
        id, Message.of(id + ".ask", domain), Message.of(id + ".why"), form, usual, optional);
  }
}
