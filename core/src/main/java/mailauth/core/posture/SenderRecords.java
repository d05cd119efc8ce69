package mailauth.core.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Service;
import mailauth.core.config.References;
import mailauth.core.config.SenderConfig;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.Term;
import mailauth.core.yaml.Problem;

/** What the senders of one name need: SPF terms, and records at and below the name. */
final class SenderRecords {
  static final String OWN_HOSTS = "own hosts";

  private final Catalog catalog;
  private final References references;
  private final Name zone;
  private final Name name;
  private final Optional<Long> ttl;
  private final Consumer<Problem> problems;
  private final List<SpfSender> spf = new ArrayList<>();
  private final List<Desired> records = new ArrayList<>();

  SenderRecords(
      Catalog catalog,
      References references,
      Name zone,
      Name name,
      Optional<Long> ttl,
      Consumer<Problem> problems) {
    this.catalog = catalog;
    this.references = references;
    this.zone = zone;
    this.name = name;
    this.ttl = ttl;
    this.problems = problems;
  }

  List<SpfSender> spf() {
    return spf;
  }

  List<Desired> records() {
    return records;
  }

  void add(SenderConfig sender) {
    switch (sender) {
      case SenderConfig.Hosts hosts ->
          spf.add(new SpfSender("hosts", OWN_HOSTS, parsed(terms(hosts))));
      case SenderConfig.Include include ->
          spf.add(
              new SpfSender(
                  include.domain().text(), parsed(Stream.of("include:" + include.domain()))));
      case SenderConfig.Template use -> {
        var applied = new ConnectDesired(use, zone, name, ttl, references);
        applied.problems().forEach(problems);
        records.addAll(applied.records());
      }
      case SenderConfig.Service use ->
          catalog
              .service(use.service())
              .ifPresentOrElse(service -> add(service, use), () -> unknown(use));
    }
  }

  private void add(Service service, SenderConfig.Service use) {
    var filled = new ServiceTemplates(service, use, name, ttl);
    filled.problems().forEach(problems);
    if (filled.problems().isEmpty()) {
      var terms = parsed(filled.spf().stream());
      spf.add(new SpfSender(use.service(), service.title(), terms, true));
      records.addAll(filled.records());
    }
  }

  private static List<Term> parsed(Stream<String> terms) {
    var written = terms.reduce("v=spf1", (record, term) -> record + " " + term);
    return SpfParse.parse(written).record().terms();
  }

  private void unknown(SenderConfig.Service use) {
    problems.accept(
        new Problem(use.at(), "the catalog has no service '%s'".formatted(use.service())));
  }

  private static Stream<String> terms(SenderConfig.Hosts hosts) {
    var networks = fewest(hosts.ip()).stream().map(network -> new Mechanism.Ip(network).text());
    var names = hosts.a().stream().map(host -> "a:" + host);
    var mx = hosts.mx() ? Stream.of("mx") : Stream.<String>empty();
    return Stream.of(networks, names, mx).flatMap(terms -> terms);
  }

  /** The networks as declared, or fewer that hold the same addresses. */
  private static List<Cidr> fewest(List<Cidr> declared) {
    var cover = IpSet.of(declared).cidrs();
    return cover.size() < declared.size() ? cover : declared;
  }
}
