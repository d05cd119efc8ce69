package mailauth.cli.senders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.ServiceExample;

/**
 * What there is to say of one service, in the order of saying it.
 *
 * @param heading the service in one line
 */
record SenderPage(String heading, List<Section> sections) {

  /**
   * A heading and what stands below it.
   *
   * @param verbatim whether the lines are records or YAML, not sentences
   */
  record Section(String title, boolean verbatim, List<String> lines) {}

  static SenderPage of(Service service) {
    var example = ServiceExample.of(service);
    var sections = new ArrayList<Section>();
    sections.add(new Section("In the YAML", true, yaml(service, example)));
    add(sections, new Section("What it asks for", false, variables(service, example)));
    add(sections, new Section("Records for example.com", true, example.records(Optional.empty())));
    sections.add(new Section("SPF", false, spf(service)));
    service
        .older()
        .forEach((name, generation) ->
            sections.add(
                new Section(
                    "Still good: generation: %s, for %s".formatted(name, generation.note()),
                    true,
                    example.records(Optional.of(name)))));
    add(sections, new Section("Beware", false, service.caveats()));
    service
        .source()
        .ifPresent(source ->
            sections.add(
                new Section(
                    "Source",
                    false,
                    List.of(
                        "%s; read on %s, confidence %s."
                            .formatted(
                                String.join("; ", source.from()),
                                source.date(),
                                source.confidence().word())))));
    return new SenderPage(
        "%s: %s, for %s".formatted(service.id(), service.title(), service.kind().description()),
        sections);
  }

  private static void add(List<Section> sections, Section section) {
    if (!section.lines().isEmpty()) {
      sections.add(section);
    }
  }

  private static List<String> yaml(Service service, ServiceExample example) {
    var needed = service.variablesOf(Optional.empty());
    var given =
        service.variables().entrySet().stream()
            .filter(entry -> needed.contains(entry.getKey()))
            .filter(entry -> entry.getValue().usual().isEmpty())
            .map(entry -> "    %s: \"%s\"".formatted(entry.getKey(), example.value(entry.getKey())))
            .toList();
    var lines = new ArrayList<>(List.of("senders:"));
    lines.add(given.isEmpty() ? "  - " + service.id() : "  - service: " + service.id());
    lines.addAll(given);
    return lines;
  }

  private static List<String> variables(Service service, ServiceExample example) {
    var needed = service.variablesOf(Optional.empty());
    var lines = new ArrayList<String>();
    service
        .variables()
        .forEach((name, rule) -> {
          var asked =
              rule.usual().isPresent()
                  ? "; %s unless you say otherwise".formatted(example.value(name))
                  : !needed.contains(name)
                      ? "; for an older generation only"
                      : rule.required() ? "" : "; without it, its record is left out";
          lines.add("%s: %s%s.".formatted(name, rule.description(), asked));
          rule.where().ifPresent(place -> lines.add("  Find it at: " + place));
        });
    return lines;
  }

  private static List<String> spf(Service service) {
    var lines = new ArrayList<>(List.of(service.spf().alignment().sentence()));
    service.spf().how().ifPresent(how -> lines.add("How: " + how + "."));
    service
        .spf()
        .cost()
        .ifPresent(cost ->
            lines.add(
                "Its include cost %d of the 10 lookups on %s."
                    .formatted(cost.lookups(), cost.date())));
    return lines;
  }
}
