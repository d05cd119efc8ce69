package mailauth.core.guide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.Variable;
import mailauth.core.dns.Name;

/** What the chosen services give each customer, as far as DNS does not tell. */
final class ValuesChapter implements Chapter {
  private final World world;
  private final Map<String, Service> services;

  ValuesChapter(World world, Map<String, Service> services) {
    this.world = world;
    this.services = services;
  }

  @Override
  public Optional<Question> next(Answers answers) {
    var domain = Name.of(answers.one(Ids.DOMAIN).orElseThrow());
    var today = world.today(domain, DomainChapter.folder(answers));
    for (var id : answers.all(Ids.SENDERS)) {
      var service = Objects.requireNonNull(services.get(id));
      for (var asked : open(service, today).entrySet()) {
        var key = Ids.below(Ids.VALUES, id, asked.getKey());
        if (!answers.has(key)) {
          return Optional.of(question(key, service, asked.getKey(), asked.getValue()));
        }
      }
    }
    return Optional.empty();
  }

  /** The variables that records need and that nothing says yet, by name. */
  static Map<String, Variable> open(Service service, Today today) {
    var seen = today.service(service.id());
    var needed = service.variablesOf(seen.flatMap(one -> one.generation()));
    var open = new LinkedHashMap<>(service.variables());
    open.keySet().retainAll(needed);
    open.entrySet().removeIf(entry -> entry.getValue().usual().isPresent());
    seen.ifPresent(one -> open.keySet().removeAll(one.variables().keySet()));
    return open;
  }

  private static Question question(String id, Service service, String name, Variable variable) {
    var where =
        variable
            .where()
            .map(place -> Message.of("values.where", place))
            .orElse(Message.of("values.somewhere", service.title()));
    return new Question.Text(
        id,
        Message.of("values.ask", service.title(), name),
        List.of(
            Message.of(
                variable.required() ? "values.why" : "values.why-optional",
                variable.description(),
                where,
                variable.example())),
        new Form.Matching(variable.pattern(), variable.example()),
        List.of(),
        true);
  }
}
