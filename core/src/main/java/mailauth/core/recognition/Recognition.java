package mailauth.core.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.catalog.Service;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Modifier;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.Term;

/** Finds the services that send for a domain in the records that stand at and below it. */
public final class Recognition {
  private static final String DOMAINKEY = "_domainkey";

  private final TraceIndex index;
  private final Map<Service, Set<Evidence>> found = new LinkedHashMap<>();
  private final Map<Service, Certainty> certainties = new LinkedHashMap<>();

  private Recognition(TraceIndex index) {
    this.index = index;
  }

  /**
   * Recognises services.
   *
   * @param today what is known of the domain's RRsets; CNAMEs as they are, not followed
   * @return the certain ones first, each group by id
   */
  public static List<Recognized> of(TraceIndex index, Name domain, Collection<RRset> today) {
    var recognition = new Recognition(index);
    today.stream().filter(rrset -> rrset.name().isWithin(domain)).forEach(recognition::read);
    return recognition.found.entrySet().stream()
        .map(entry -> recognition.recognized(entry.getKey(), entry.getValue(), domain, today))
        .sorted(
            Comparator.comparing(Recognized::certainty)
                .thenComparing(recognized -> recognized.service().id()))
        .toList();
  }

  private Recognized recognized(
      Service service, Set<Evidence> evidence, Name domain, Collection<RRset> today) {
    var fit = RecordFit.best(index, service, domain, today);
    return new Recognized(
        service,
        certainties.getOrDefault(service, Certainty.LIKELY),
        List.copyOf(evidence),
        fit.generation(),
        fit.variables());
  }

  private void read(RRset rrset) {
    if (isKey(rrset) && !saysMore(rrset)) {
      var selector = selector(rrset.name());
      add(index.bySelector(selector), new Evidence(Evidence.Kind.SELECTOR, rrset.key(), selector));
    }
    for (var record : rrset.records()) {
      switch (record) {
        case Rdata.Host(var target) when rrset.type() == RecordType.CNAME ->
            add(
                index.byCname(target),
                new Evidence(Evidence.Kind.CNAME, rrset.key(), target.text()));
        case Rdata.Mx mx ->
            add(
                index.byMx(mx.exchange()),
                new Evidence(Evidence.Kind.MX, rrset.key(), mx.exchange().text()));
        case Txt txt -> text(rrset, txt);
        default -> {}
      }
    }
  }

  /** Whether a CNAME's target tells whose key it is, so that the selector need not be asked. */
  private boolean saysMore(RRset rrset) {
    return rrset.records().getFirst() instanceof Rdata.Host(var target)
        && !index.byCname(target).isEmpty();
  }

  private void text(RRset rrset, Txt txt) {
    if (SpfRecord.isSpf(txt.joined())) {
      for (var target : targets(SpfParse.parse(txt.joined()).record())) {
        add(
            index.byInclude(target),
            new Evidence(Evidence.Kind.INCLUDE, rrset.key(), target.text()));
      }
    } else {
      index
          .prefix(txt.text())
          .ifPresent(prefix ->
              add(
                  index.byVerification(txt.text()),
                  new Evidence(Evidence.Kind.VERIFICATION, rrset.key(), prefix)));
    }
  }

  private void add(List<Service> services, Evidence evidence) {
    var certainty = services.size() == 1 ? evidence.kind().certainty() : Certainty.LIKELY;
    for (var service : services) {
      found.computeIfAbsent(service, first -> new LinkedHashSet<>()).add(evidence);
      certainties.merge(service, certainty, Recognition::surer);
    }
  }

  private static Certainty surer(Certainty one, Certainty other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static boolean isKey(RRset rrset) {
    return rrset.name().labels().indexOf(DOMAINKEY) > 0;
  }

  private static String selector(Name name) {
    var labels = name.labels();
    return String.join(".", labels.subList(0, labels.indexOf(DOMAINKEY)));
  }

  /** The names that a record includes or redirects to; those made by macros say nothing. */
  static List<Name> targets(SpfRecord record) {
    var targets = new ArrayList<Name>();
    record.terms().stream()
        .flatMap(Recognition::target)
        .forEach(text -> {
          try {
            targets.add(Name.of(text));
          } catch (InvalidName e) {
            // A macro, or what no resolver could ask for.
          }
        });
    return targets;
  }

  private static Stream<String> target(Term term) {
    return switch (term) {
      case Directive directive when directive.mechanism() instanceof Mechanism.Include include ->
          Stream.of(include.target().text());
      case Modifier modifier when modifier.isRedirect() -> Stream.of(modifier.value().text());
      default -> Stream.empty();
    };
  }
}
