package mailauth.core.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.catalog.DomainBlanks;
import mailauth.core.catalog.RecordTemplate;
import mailauth.core.catalog.RecordTemplate.Kind;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.Template;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;

/**
 * How well the records that stand fit one generation of a service's, and the values that they fill
 * its blanks with.
 *
 * @param fitting how many templates have their record
 */
record RecordFit(Optional<String> generation, int fitting, Map<String, String> variables) {

  /** The generation with the most of its records there; today's among equals. */
  static RecordFit best(TraceIndex index, Service service, Name domain, Collection<RRset> today) {
    var generations = new ArrayList<Optional<String>>(List.of(Optional.empty()));
    service.older().keySet().forEach(name -> generations.add(Optional.of(name)));
    var records =
        standing(domain, today).filter(record -> !isOthers(index, service, record)).toList();
    var all = generations.stream().map(name -> of(service, name, domain, today, records)).toList();
    int most = all.stream().mapToInt(RecordFit::fitting).max().orElse(0);
    return all.stream().filter(fit -> fit.fitting == most).findFirst().orElseThrow();
  }

  private static RecordFit of(
      Service service,
      Optional<String> generation,
      Name domain,
      Collection<RRset> today,
      List<Standing> records) {
    var search = new Search(service, DomainBlanks.of(domain), records);
    search.terms(domain, today);
    var templates = service.records(generation);
    // Those with fewer blanks first: what they bind holds for the others.
    templates.stream()
        .sorted(Comparator.comparingInt(template -> template.variables().size()))
        .forEach(search::fit);
    var variables = new LinkedHashMap<String, String>();
    service
        .variables()
        .forEach((name, rule) -> {
          var value = search.values.get(name);
          var usual = rule.usual().flatMap(template -> template.fill(search.values));
          if (value != null && !usual.equals(Optional.of(value))) {
            variables.put(name, value);
          }
        });
    return new RecordFit(generation, search.used.size(), variables);
  }

  /** A record as templates see it: its name relative to the domain, and its value as text. */
  private record Standing(String name, RRsetKey key, Rdata data, String value) {}

  private static Stream<Standing> standing(Name domain, Collection<RRset> today) {
    return today.stream()
        .filter(rrset -> rrset.name().isWithin(domain))
        .flatMap(rrset -> rrset.records().stream().flatMap(data -> standing(domain, rrset, data)));
  }

  /** Whether a record gives another service away, so that no blank of this one may take it. */
  private static boolean isOthers(TraceIndex index, Service service, Standing record) {
    if (record.key().type() != RecordType.CNAME) {
      return false;
    }
    var known = index.byCname(((Rdata.Host) record.data()).name());
    return !known.isEmpty() && !known.contains(service);
  }

  private static Stream<Standing> standing(Name domain, RRset rrset, Rdata data) {
    var name = rrset.name().relativeTo(domain);
    return switch (data) {
      case Rdata.Host(var target) when rrset.type() == RecordType.CNAME ->
          Stream.of(new Standing(name, rrset.key(), data, target.text()));
      case Rdata.Mx mx -> Stream.of(new Standing(name, rrset.key(), data, mx.exchange().text()));
      case Txt txt -> Stream.of(new Standing(name, rrset.key(), data, txt.text()));
      default -> Stream.empty();
    };
  }

  /** Binds blanks, template by template; a record fills one template only. */
  private static final class Search {
    private final Service service;
    private final List<Standing> records;
    private final Map<String, String> values;
    private final Set<Standing> used = new HashSet<>();

    Search(Service service, Map<String, String> values, List<Standing> records) {
      this.service = service;
      this.records = records;
      this.values = values;
    }

    /** What the domain's own SPF record says of variables in terms. */
    void terms(Name domain, Collection<RRset> today) {
      var written =
          today.stream()
              .filter(rrset -> rrset.name().equals(domain) && rrset.type() == RecordType.TXT)
              .flatMap(rrset -> rrset.records().stream())
              .flatMap(data -> RecordFit.terms(((Txt) data).joined()))
              .toList();
      for (var template : service.spf().terms()) {
        written.stream()
            .flatMap(term -> match(template, term).stream())
            .findFirst()
            .ifPresent(values::putAll);
      }
    }

    void fit(RecordTemplate template) {
      for (var record : records) {
        if (!used.contains(record) && isOf(template.kind(), record)) {
          var bound = match(template, record);
          if (bound.isPresent()) {
            values.putAll(bound.get());
            used.add(record);
            return;
          }
        }
      }
    }

    private static boolean isOf(Kind kind, Standing record) {
      return switch (kind) {
        case Kind.Cname cname -> record.key().type() == RecordType.CNAME;
        case Kind.Text text -> record.data() instanceof Txt txt && !SpfRecord.isSpf(txt.joined());
        case Kind.SpfTerms terms ->
            record.data() instanceof Txt txt && SpfRecord.isSpf(txt.joined());
        case Kind.Mx mx -> record.data() instanceof Rdata.Mx;
      };
    }

    private Optional<Map<String, String>> match(RecordTemplate template, Standing record) {
      var name = match(template.name(), record.name());
      return template.kind() instanceof Kind.SpfTerms
          ? name.filter(bound ->
              RecordFit.terms(record.value()).toList().contains(template.value().toString()))
          : name.flatMap(bound -> both(bound, match(template.value(), record.value())));
    }

    private Optional<Map<String, String>> both(
        Map<String, String> name, Optional<Map<String, String>> value) {
      return value
          .filter(other ->
              other.entrySet().stream()
                  .allMatch(entry ->
                      name.getOrDefault(entry.getKey(), entry.getValue()).equals(entry.getValue())))
          .map(other -> {
            var all = new LinkedHashMap<>(name);
            all.putAll(other);
            return all;
          });
    }

    private Optional<Map<String, String>> match(Template template, String text) {
      return template.match(text, this::pattern, Pattern.CASE_INSENSITIVE);
    }

    /** What is bound already stands for itself. */
    private String pattern(String variable) {
      var value = values.get(variable);
      if (value != null) {
        return Pattern.quote(value);
      }
      var rule = service.variables().get(variable);
      // A blank of the domain that this domain does not fill.
      return rule == null ? "(?!)" : "(?:" + rule.pattern() + ")";
    }
  }

  private static Stream<String> terms(String record) {
    return SpfRecord.isSpf(record)
        ? SpfParse.parse(record).record().terms().stream().map(Term::text)
        : Stream.empty();
  }
}
