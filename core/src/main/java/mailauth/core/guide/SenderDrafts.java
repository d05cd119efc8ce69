package mailauth.core.guide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.Variable;
import mailauth.core.config.SenderConfig;
import mailauth.core.dns.Name;
import mailauth.core.draft.Draft;
import mailauth.core.draft.Remarks;
import mailauth.core.ip.Cidr;
import mailauth.core.recognition.Recognized;

/** The senders of one domain, those that lack a value as comments. */
final class SenderDrafts {
  private final Words words;
  private final Answers answers;
  private final Today today;
  private final Remarks remarks;
  private final String path;
  private final List<SenderConfig> senders = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();

  /** A service that is of no use yet. */
  private record Waiting(Service service, List<String> comment) {}

  SenderDrafts(Words words, Answers answers, Today today, Remarks remarks, String domain) {
    this.words = words;
    this.answers = answers;
    this.today = today;
    this.remarks = remarks;
    this.path = domain;
  }

  List<SenderConfig> senders() {
    return senders;
  }

  /** The services that are only comments, whose place is chosen when all senders are known. */
  List<String> waiting() {
    boolean alone = senders.isEmpty();
    for (var one : waiting) {
      var at = alone ? path : path + "/senders";
      if (alone && one.equals(waiting.getFirst())) {
        remarks.below(at, "senders:");
      }
      one.comment.forEach(line -> remarks.below(at, alone ? "  " + line : line));
    }
    return waiting.stream().map(one -> one.service.id()).toList();
  }

  void add(Service service) {
    var open = new LinkedHashMap<>(ValuesChapter.open(service, today));
    var given = new LinkedHashMap<String, String>();
    today.service(service.id()).map(Recognized::variables).ifPresent(given::putAll);
    for (var name : List.copyOf(open.keySet())) {
      answers
          .one(Ids.below(Ids.VALUES, service.id(), name))
          .ifPresent(value -> {
            given.put(name, value);
            open.remove(name);
          });
    }
    var comment = comment(service, given, open);
    if (open.values().stream().anyMatch(Variable::required)) {
      waiting.add(new Waiting(service, comment));
      return;
    }
    var at = next();
    senders.add(sender(service, given));
    remarks.beside(
        at,
        words.say(
            "yaml.service",
            service.title(),
            words.say("group." + Group.of(service.kind()).word())));
    comment.forEach(line -> remarks.below(at, line));
  }

  void addHosts(String id, String remark) {
    var all = answers.all(id);
    var names = all.stream().filter(one -> !one.equals("mx") && Cidr.parse(one).isEmpty());
    var networks = all.stream().flatMap(one -> Cidr.parse(one).stream());
    if (!all.isEmpty()) {
      remarks.beside(next(), words.say(remark));
      senders.add(
          new SenderConfig.Hosts(
              Concluding.AT, networks.toList(), names.map(Name::of).toList(), all.contains("mx")));
    }
  }

  void addInclude(String include) {
    remarks.beside(next(), words.say("yaml.include"));
    senders.add(new SenderConfig.Include(Concluding.AT, Name.of(include)));
  }

  private String next() {
    return Remarks.path(path, "senders", String.valueOf(senders.size()));
  }

  private SenderConfig.Service sender(Service service, Map<String, String> values) {
    Optional<String> generation = today.service(service.id()).flatMap(Recognized::generation);
    return new SenderConfig.Service(
        Concluding.AT,
        service.id(),
        Collections.unmodifiableMap(new LinkedHashMap<>(values)),
        Map.of(),
        generation);
  }

  /** What is still missing and where it is found, and the sender as it will be; none if nothing. */
  private List<String> comment(
      Service service, Map<String, String> given, Map<String, Variable> open) {
    if (open.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add(words.say("yaml.waiting", service.title()));
    var whole = new LinkedHashMap<>(given);
    open.forEach((name, variable) -> {
      var hint =
          variable
              .where()
              .map(place -> words.say("yaml.value-where", name, place))
              .orElse(words.say("yaml.value", name, service.title()));
      lines.add(hint);
      whole.put(name, variable.example());
    });
    lines.addAll(Draft.sender(sender(service, whole), ""));
    return lines;
  }
}
