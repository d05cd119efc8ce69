package mailauth.core.posture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailauth.core.catalog.Service;
import mailauth.core.config.SenderConfig;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.yaml.Problem;

/** A service's record templates, filled in for one domain. */
final class ServiceTemplates {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9_]+)}");

  private final Service service;
  private final SenderConfig.Service use;
  private final Name domain;
  private final Optional<Long> ttl;
  private final Map<String, String> values = new HashMap<>();
  private final List<Desired> records = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  ServiceTemplates(Service service, SenderConfig.Service use, Name domain, Optional<Long> ttl) {
    this.service = service;
    this.use = use;
    this.domain = domain;
    this.ttl = ttl;
    values.put("domain", domain.text());
    values.put("domain_dashes", domain.text().replace('.', '-'));
    checkVariables();
    if (problems.isEmpty()) {
      fillIn();
    }
  }

  List<Desired> records() {
    return records;
  }

  List<Problem> problems() {
    return problems;
  }

  private void checkVariables() {
    service.variables().forEach(this::checkVariable);
    use.variables().keySet().stream()
        .filter(given -> !service.variables().containsKey(given))
        .forEach(given -> fault("%s has no variable '%s'".formatted(service.id(), given)));
  }

  private void checkVariable(String variable, Service.Variable rule) {
    var given = use.variables().getOrDefault(variable, rule.usual().orElse(null));
    if (given == null) {
      if (rule.required()) {
        fault("%s needs %s: %s".formatted(service.id(), variable, rule.description()));
      }
    } else if (!Pattern.matches(rule.pattern(), given)) {
      fault(
          "%s: '%s' cannot be its %s; it looks like %s"
              .formatted(service.id(), given, variable, rule.description()));
    } else {
      values.put(variable, given);
    }
  }

  private void fillIn() {
    for (var template : service.records()) {
      if (!isFilled(template)) {
        continue;
      }
      var owner = Name.of(fill(template.name())).under(domain);
      if (!use.dkim().containsKey(selector(owner))) {
        add(owner, template);
      }
    }
    use.dkim()
        .forEach((selector, target) ->
            desire(
                Name.of(selector + "._domainkey").under(domain),
                RecordType.CNAME,
                new Rdata.Host(target)));
  }

  private void add(Name owner, Service.Template template) {
    var value = fill(template.value());
    try {
      desire(
          owner,
          template.type(),
          switch (template.type()) {
            case CNAME -> new Rdata.Host(Name.of(value));
            case TXT -> Txt.of(value);
            default -> throw new IllegalStateException(service.id() + ": " + template);
          });
    } catch (InvalidName e) {
      fault("%s: %s".formatted(service.id(), e.getMessage()));
    }
  }

  private void desire(Name owner, RecordType type, Rdata data) {
    var purpose = owner.labels().contains("_domainkey") ? Purpose.DKIM : Purpose.SERVICE;
    records.add(new Desired.Value(new RRsetKey(owner, type), purpose, ttl, data, service.title()));
  }

  private boolean isFilled(Service.Template template) {
    return PLACEHOLDER
        .matcher(template.name() + template.value())
        .results()
        .allMatch(match -> values.containsKey(match.group(1)));
  }

  private String selector(Name owner) {
    var relative = owner.relativeTo(domain);
    return relative.endsWith("._domainkey")
        ? relative.substring(0, relative.length() - "._domainkey".length())
        : "";
  }

  private String fill(String template) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }

  private void fault(String message) {
    problems.add(new Problem(use.at(), message));
  }
}
