package mailauth.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.cli.project.Declarations;
import mailauth.cli.render.CheckHtml;
import mailauth.cli.render.CheckJunit;
import mailauth.cli.render.CheckMarkdown;
import mailauth.cli.render.CheckSarif;
import mailauth.cli.render.CheckText;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.check.Audit;
import mailauth.core.check.Report;
import mailauth.core.check.ReportJson;
import mailauth.core.check.dkim.CommonSelectors;
import mailauth.core.check.picture.Declared;
import mailauth.core.check.picture.Selector;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.lint.Severity;
import mailauth.core.yaml.Position;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.survey.Lookout;
import mailauth.providers.survey.Survey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Audits domains as they stand in DNS today. */
@Command(
    name = "check",
    description = "Audits today's DNS of a domain: what is wrong, what it means, how to fix it.")
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Parameters(
      arity = "0..*",
      paramLabel = "DOMAIN",
      description = "Whose DNS is audited; without one, those that the YAML declares.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exits with 1 where there is a finding this bad: error or warning.")
  private @Nullable FailOn failOn;

  @Option(
      names = "--selector",
      paramLabel = "NAME",
      description = "A DKIM selector that has to be there; repeatable.")
  private List<String> selectors = new ArrayList<>();

  @Option(
      names = "--smtp",
      description = "Also connects to the mail hosts, to see whether and how well they encrypt.")
  private boolean smtp;

  @Mixin private FixOptions fixes;

  @Mixin private PortionOptions portion;

  @Mixin private RecordOptions records;

  /** The names are what the option takes. */
  enum FailOn {
    error,
    warning
  }

  @Override
  public Integer call() {
    return records.keep(mailauth, "check", portion.shard(mailauth), this::check);
  }

  private int check() {
    fixes.check(mailauth, names);
    var places = new HashMap<Name, Position>();
    var reports = names.isEmpty() ? declared(places) : named();
    mailauth.ledger().checked(reports);
    mailauth.result(
        switch (mailauth.output()) {
          case text -> ""; // was printed while it came
          case jsonl -> ReportJson.lastLine(reports);
          case json -> ReportJson.write(reports);
          case markdown -> CheckMarkdown.of(reports);
          case html -> CheckHtml.of(reports);
          case junit -> CheckJunit.of(reports);
          case sarif ->
              CheckSarif.of(
                  reports, Version.number(), domain -> Optional.ofNullable(places.get(domain)));
        });
    fixes.fix(mailauth, reports);
    return fails(reports) ? ExitCode.ERROR : ExitCode.DONE;
  }

  /** The domains on the command line, as a stranger sees them. */
  private List<Report> named() {
    portion.checkNamed(mailauth);
    var shard = portion.shard(mailauth);
    var domains =
        names.stream()
            .map(this::name)
            .distinct()
            .filter(name -> shard.map(part -> part.includes(name)).orElse(true))
            .toList();
    return audit(domains, domain -> Optional.empty());
  }

  /**
   * The domains of the YAML, beside what it says of them.
   *
   * @param places where it says so, to be filled in
   */
  private List<Report> declared(Map<Name, Position> places) {
    try (var project = mailauth.open()) {
      places.putAll(project.places());
      var declared = Declarations.of(project, portion.selection(mailauth), mailauth.parallelism());
      return audit(
          List.copyOf(declared.keySet()), domain -> Optional.ofNullable(declared.get(domain)));
    }
  }

  private List<Report> audit(List<Name> domains, Function<Name, Optional<Declared>> declared) {
    var services = KnownServices.of(new BuiltInCatalog());
    var audit = new Audit(new Registry(), services);
    try (var survey =
        new Survey(mailauth.dns(), mailauth.resolvers(), mailauth.clock(), mailauth.web())) {
      var looked = looked(services);
      var watch = mailauth.watch();
      watch.begins("checking", domains.stream().map(domain -> "DNS").toList());
      return Concurrently.map(
          domains,
          mailauth.parallelism(),
          domain -> "DNS",
          domain -> {
            var report = audit.of(survey.take(domain, looked, smtp, declared.apply(domain)));
            watch.ends("DNS");
            return report;
          },
          this::tell);
    }
  }

  /** Prints a domain's report as soon as it and all before it are there, in forms that allow it. */
  private void tell(Report report) {
    if (mailauth.output() == Output.text) {
      mailauth.result(CheckText.of(report, mailauth.style(), mailauth.isVerbose()));
    } else if (mailauth.output() == Output.jsonl) {
      mailauth.result(ReportJson.line(report));
    }
  }

  /** Where to look for DKIM keys and for the services' other records. */
  private Lookout looked(KnownServices services) {
    var given = selectors.stream().map(Selector::given);
    var guesses =
        Stream.concat(services.selectors().stream(), CommonSelectors.names().stream())
            .distinct()
            .filter(name -> !selectors.contains(name))
            .map(Selector::guess);
    return new Lookout(Stream.concat(given, guesses).toList(), List.copyOf(services.names()));
  }

  private boolean fails(List<Report> reports) {
    if (failOn == null) {
      return false;
    }
    var worst = failOn == FailOn.error ? Severity.ERROR : Severity.WARNING;
    return reports.stream()
        .flatMap(report -> report.issues().stream())
        .anyMatch(issue -> issue.severity().compareTo(worst) <= 0);
  }

  private Name name(String written) {
    try {
      return Name.of(written);
    } catch (InvalidName e) {
      throw mailauth.wrongUsage(e.getMessage());
    }
  }
}
