package mailauth.core.posture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.catalog.DomainBlanks;
import mailauth.core.catalog.RecordTemplate;
import mailauth.core.catalog.RecordTemplate.Kind;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.Variable;
import mailauth.core.config.SenderConfig;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.spf.SpfParse;
import mailauth.core.yaml.Problem;

/** A service's record templates, filled in for one domain. */
final class ServiceTemplates {
  private static final String DOMAINKEY = "._domainkey";

  private final Service service;
  private final SenderConfig.Service use;
  private final Name domain;
  private final Optional<Long> ttl;
  private final Map<String, String> values = new HashMap<>();
  private final List<String> spf = new ArrayList<>();
  private final List<Desired> records = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  ServiceTemplates(Service service, SenderConfig.Service use, Name domain, Optional<Long> ttl) {
    this.service = service;
    this.use = use;
    this.domain = domain;
    this.ttl = ttl;
    values.putAll(DomainBlanks.of(domain));
    checkVariables();
    if (problems.isEmpty()) {
      fillIn();
    }
  }

  /** Terms for the domain's own SPF record. */
  List<String> spf() {
    return spf;
  }

  List<Desired> records() {
    return records;
  }

  List<Problem> problems() {
    return problems;
  }

  private void checkVariables() {
    use.generation()
        .filter(named -> !service.older().containsKey(named))
        .ifPresent(named -> fault(noGeneration(named)));
    var needed = new HashSet<>(service.variablesOf(use.generation()));
    service.variables().forEach((name, rule) -> checkVariable(name, rule, needed.contains(name)));
    use.variables().keySet().stream()
        .filter(given -> !service.variables().containsKey(given))
        .forEach(given -> fault("%s has no variable '%s'".formatted(service.id(), given)));
  }

  private String noGeneration(String named) {
    return service.older().isEmpty()
        ? "%s has no older generations: leave 'generation' out".formatted(service.id())
        : "%s has no generation '%s': it has %s, or leave it out"
            .formatted(service.id(), named, String.join(", ", service.older().keySet()));
  }

  private void checkVariable(String variable, Variable rule, boolean isNeeded) {
    var given =
        Optional.ofNullable(use.variables().get(variable))
            .or(() -> rule.usual().flatMap(usual -> usual.fill(values)));
    if (given.isEmpty()) {
      if (rule.required() && isNeeded) {
        fault("%s needs %s: %s".formatted(service.id(), variable, rule.hint()));
      }
    } else if (!Pattern.matches(rule.pattern(), given.get())) {
      fault(
          "%s: '%s' cannot be its %s; it looks like '%s': %s"
              .formatted(service.id(), given.get(), variable, rule.example(), rule.hint()));
    } else {
      values.put(variable, given.get());
    }
  }

  private void fillIn() {
    for (var term : service.spf().terms()) {
      term.fill(values).ifPresent(spf::add);
    }
    for (var template : service.records(use.generation())) {
      fill(template);
    }
    use.dkim()
        .forEach((selector, target) ->
            desire(
                Name.of(selector + DOMAINKEY).under(domain),
                RecordType.CNAME,
                new Rdata.Host(target)));
  }

  private void fill(RecordTemplate template) {
    var owner = template.name().fill(values);
    var value = template.value().fill(values);
    if (owner.isPresent() && value.isPresent()) {
      try {
        var name = below(owner.get());
        if (!use.dkim().containsKey(selector(name))) {
          add(name, template.kind(), value.get());
        }
      } catch (InvalidName e) {
        fault("%s: %s".formatted(service.id(), e.getMessage()));
      }
    }
  }

  private Name below(String owner) {
    return owner.equals("@") ? domain : Name.of(owner).under(domain);
  }

  private void add(Name owner, Kind kind, String value) {
    switch (kind) {
      case Kind.Cname cname -> desire(owner, RecordType.CNAME, new Rdata.Host(Name.of(value)));
      case Kind.Text text -> desire(owner, RecordType.TXT, Txt.of(value));
      case Kind.Mx(var preference) ->
          desire(owner, RecordType.MX, new Rdata.Mx(preference, Name.of(value)));
      case Kind.SpfTerms terms when owner.equals(domain) -> spf.add(value);
      case Kind.SpfTerms terms -> records.add(spf(owner, value));
    }
  }

  private Desired spf(Name owner, String terms) {
    var read = SpfParse.parse("v=spf1 " + terms).record().terms();
    var sender = new SpfSender(service.id(), service.title(), read, true);
    return new Desired.Spf(owner, ttl, List.of(sender), Optional.empty(), true, List.of());
  }

  private void desire(Name owner, RecordType type, Rdata data) {
    var purpose =
        owner.labels().contains("_domainkey")
            ? Purpose.DKIM
            : type == RecordType.CNAME ? Purpose.SERVICE : Purpose.ADDITION;
    // Another mail host beside the service's would take some of its bounces.
    Optional<String> excludes = type == RecordType.MX ? Optional.of("") : Optional.empty();
    records.add(
        new Desired.Value(
            new RRsetKey(owner, type), purpose, ttl, data, service.title(), excludes));
  }

  private String selector(Name owner) {
    var relative = owner.relativeTo(domain);
    return relative.endsWith(DOMAINKEY)
        ? relative.substring(0, relative.length() - DOMAINKEY.length())
        : "";
  }

  private void fault(String message) {
    problems.add(new Problem(use.at(), message));
  }
}
