package mailauth.core.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;

/** The records that a service makes for example.com, with values that are nobody's. */
public final class ServiceExample {
  private static final Name DOMAIN = Name.of("example.com");

  private final Service service;
  private final Map<String, String> values;

  private ServiceExample(Service service, Map<String, String> values) {
    this.service = service;
    this.values = values;
  }

  public static ServiceExample of(Service service) {
    var values = new HashMap<>(DomainBlanks.of(DOMAIN));
    service
        .variables()
        .forEach((name, rule) ->
            values.put(
                name, rule.usual().flatMap(usual -> usual.fill(values)).orElse(rule.example())));
    return new ServiceExample(service, values);
  }

  /** A variable's value in the example. */
  public String value(String variable) {
    return values.getOrDefault(variable, "");
  }

  /**
   * The records as a zone file has them, without TTL.
   *
   * @param generation an older one, or today's where empty
   */
  public List<String> records(Optional<String> generation) {
    var lines = new ArrayList<String>();
    if (!service.spf().terms().isEmpty() && generation.isEmpty()) {
      var terms = String.join(" ", service.spf().terms().stream().map(this::fill).toList());
      lines.add(spf(DOMAIN, terms));
    }
    for (var record : service.records(generation)) {
      var owner = fill(record.name());
      var name = owner.equals("@") ? DOMAIN : Name.of(owner).under(DOMAIN);
      lines.add(line(name, record.kind(), fill(record.value())));
    }
    return lines;
  }

  private static String line(Name name, RecordTemplate.Kind kind, String value) {
    return switch (kind) {
      case RecordTemplate.Kind.Cname cname -> "%s CNAME %s.".formatted(name, value);
      case RecordTemplate.Kind.Mx(var preference) ->
          "%s MX %d %s.".formatted(name, preference, value);
      case RecordTemplate.Kind.Text text -> "%s TXT %s".formatted(name, Txt.of(value));
      case RecordTemplate.Kind.SpfTerms terms -> spf(name, value);
    };
  }

  private static String spf(Name name, String terms) {
    return "%s TXT \"v=spf1 %s ~all\"".formatted(name, terms);
  }

  private String fill(Template template) {
    return template.fill(values).orElse(template.toString());
  }
}
