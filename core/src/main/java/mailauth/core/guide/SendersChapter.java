package mailauth.core.guide;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
  private final Words words;

  /**
   * @param services all that can be named
   * @param words that say which are well known where the language is spoken
   */
  SendersChapter(World world, List<Service> services, Words words) {
    this.world = world;
    this.words = words;
    this.services =
        services.stream()
            .sorted(Comparator.comparing(Service::title, String.CASE_INSENSITIVE_ORDER))
            .toList();
  }

  @Override
  public Optional<Question> next(Answers answers) {
    var domain = Name.of(answers.one(Ids.DOMAIN).orElseThrow());
    var today = world.today(domain, DomainChapter.folder(answers));
    if (!answers.has(Ids.SENDERS)) {
      return Optional.of(senders(domain, today));
    }
    if (!answers.has(Ids.HOSTS)) {
      return Optional.of(text(Ids.HOSTS, domain, new Form.Hosts(), today.hosts(), true));
    }
    return printers(answers, domain)
        .or(() ->
            answers.has(Ids.INCLUDES)
                ? Optional.empty()
                : Optional.of(
                    text(Ids.INCLUDES, domain, new Form.Includes(), today.includes(), true)));
  }

  /** All classes at once, so that nobody has to read what they do not use. */
  private Question senders(Name domain, Today today) {
    var seen = services.stream().filter(one -> today.service(one.id()).isPresent()).toList();
    var ticked =
        seen.stream()
            .filter(one -> today.service(one.id()).filter(this::isSure).isPresent())
            .sorted(Comparator.comparing(one -> Group.of(one.kind())))
            .toList();
    var order = new LinkedHashSet<>(ticked);
    order.addAll(seen);
    for (var group : Group.values()) {
      services.stream().filter(one -> group.has(one.kind())).forEach(order::add);
    }
    return new Question.Several(
        Ids.SENDERS,
        Message.of("senders.ask", domain),
        List.of(Message.of("senders.why"), Message.of("senders.more")),
        order.stream().map(one -> option(one, today)).toList(),
        Arrays.stream(Group.values()).map(group -> kind(group, today)).toList(),
        ticked.stream().map(Service::id).toList());
  }

  private Question.Kind kind(Group group, Today today) {
    var all =
        services.stream()
            .filter(service -> group.has(service.kind()))
            .map(service -> option(service, today))
            .toList();
    var known =
        words.synonyms("known." + group.word()).stream()
            .flatMap(id -> all.stream().filter(option -> option.value().equals(id)))
            .toList();
    return new Question.Kind(Message.of("class." + group.word()), all, known);
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
              List.of(Message.of("printers.why"), Message.of("printers.more")),
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
        id,
        Message.of(id + ".ask", domain),
        List.of(Message.of(id + ".why"), Message.of(id + ".more")),
        form,
        usual,
        optional);
  }
}
