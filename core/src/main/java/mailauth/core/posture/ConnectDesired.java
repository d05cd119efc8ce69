package mailauth.core.posture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.catalog.Template;
import mailauth.core.config.References;
import mailauth.core.config.References.Unresolved;
import mailauth.core.config.SenderConfig;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.domainconnect.ConnectReader;
import mailauth.core.domainconnect.ConnectRecord;
import mailauth.core.domainconnect.ConnectTemplate;
import mailauth.core.domainconnect.InvalidTemplate;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;
import mailauth.core.tlsrpt.TlsRptRecord;
import mailauth.core.yaml.Problem;

/** The records of a Domain Connect template, applied to one name. */
final class ConnectDesired {
  private static final Set<String> OF_NAME = Set.of("domain", "host", "fqdn");

  private final SenderConfig.Template use;
  private final Name zone;
  private final Name name;
  private final Optional<Long> ttl;
  private final Map<String, String> values = new HashMap<>();
  private final List<Desired> records = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private String title = "";

  ConnectDesired(
      SenderConfig.Template use, Name zone, Name name, Optional<Long> ttl, References references) {
    this.use = use;
    this.zone = zone;
    this.name = name;
    this.ttl = ttl;
    values.putAll(use.variables());
    values.put("domain", zone.text());
    values.put("host", name.equals(zone) ? "" : name.relativeTo(zone));
    values.put("fqdn", name.text());
    try {
      apply(ConnectReader.read(references.resolve(use.file()), use.groups()));
    } catch (InvalidTemplate | Unresolved | InvalidName e) {
      fault(String.valueOf(e.getMessage()));
    }
  }

  List<Desired> records() {
    return problems.isEmpty() ? records : List.of();
  }

  List<Problem> problems() {
    return problems;
  }

  private void apply(ConnectTemplate template) {
    title = template.title();
    var asked = new TreeSet<String>();
    template.records().forEach(record -> asked.addAll(record.variables()));
    asked.removeAll(OF_NAME);
    asked.stream()
        .filter(variable -> !use.variables().containsKey(variable))
        .forEach(variable ->
            fault("%s asks for %s: write it as '%s: VALUE'".formatted(title, variable, variable)));
    use.variables().keySet().stream()
        .filter(given -> !asked.contains(given))
        .forEach(given -> fault("%s has no variable '%s'".formatted(title, given)));
    if (template.needsHost() && name.equals(zone)) {
      fault("%s belongs below a domain: declare it under 'subdomains'".formatted(title));
    }
    if (problems.isEmpty()) {
      template.records().forEach(this::add);
    }
  }

  private void add(ConnectRecord record) {
    var owner = owner(fill(record.host()));
    var written = fill(record.value());
    var value = written.equals("@") ? name.text() : written;
    if (!owner.isWithin(zone)) {
      fault("%s wants a record at %s, which is not in %s".formatted(title, owner, zone));
      return;
    }
    switch (record.type()) {
      case CNAME -> put(record, owner, RecordType.CNAME, new Rdata.Host(Name.of(value)));
      case MX -> mx(record, owner, value);
      case SPFM -> spf(owner, value);
      case TXT -> {
        if (SpfRecord.isSpf(value)) {
          spf(owner, value.substring("v=spf1".length()));
        } else {
          put(record, owner, RecordType.TXT, Txt.of(value));
        }
      }
    }
  }

  private void mx(ConnectRecord record, Name owner, String value) {
    var priority = record.priority().map(this::fill).orElse("");
    if (priority.matches("[0-9]{1,4}")) {
      put(record, owner, RecordType.MX, new Rdata.Mx(Integer.parseInt(priority), Name.of(value)));
    } else {
      fault("%s: '%s' is no priority of an MX record".formatted(title, priority));
    }
  }

  /** What comes after all is never reached, and all itself is the domain owner's to choose. */
  private void spf(Name owner, String rules) {
    var parse = SpfParse.parse("v=spf1 " + rules.strip());
    if (!parse.isSound()) {
      fault("%s: '%s': %s".formatted(title, rules, parse.faults().getFirst().message()));
    }
    var terms = parse.record().terms().stream().filter(term -> !isAll(term)).toList();
    var sender = new SpfSender(title, terms);
    records.add(new Desired.Spf(owner, ttl, List.of(sender), Optional.empty(), true));
  }

  private static boolean isAll(Term term) {
    return term instanceof Directive directive && directive.mechanism() instanceof Mechanism.All;
  }

  private void put(ConnectRecord record, Name owner, RecordType type, Rdata data) {
    records.add(
        new Desired.Value(
            new RRsetKey(owner, type),
            purpose(owner, data),
            ttl.or(record::ttl),
            data,
            title,
            record.excludes()));
  }

  private static Purpose purpose(Name owner, Rdata data) {
    if (owner.labels().contains("_domainkey")) {
      return Purpose.DKIM;
    }
    return switch (data) {
      case Rdata.Host host -> Purpose.SERVICE;
      case Txt txt when DmarcRecord.isDmarc(txt.joined()) -> Purpose.DMARC;
      case Txt txt when MtaStsRecord.isMtaSts(txt.joined()) -> Purpose.MTA_STS;
      case Txt txt when TlsRptRecord.isTlsRpt(txt.joined()) -> Purpose.TLS_RPT;
      case Txt txt when BimiRecord.isBimi(txt.joined()) -> Purpose.BIMI;
      default -> Purpose.ADDITION;
    };
  }

  private Name owner(String host) {
    return host.equals("@") ? name : host.endsWith(".") ? Name.of(host) : Name.of(host).under(name);
  }

  private String fill(Template template) {
    return template.fill(values).orElse("");
  }

  private void fault(String message) {
    problems.add(new Problem(use.at(), "%s: %s".formatted(use.file().path(), message)));
  }
}
