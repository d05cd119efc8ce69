package mailauth.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import mailauth.cli.adoption.LiveDns;
import mailauth.cli.adoption.Origin;
import mailauth.cli.adoption.Takeover;
import mailauth.cli.adoption.Writing;
import mailauth.cli.project.Opening;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.plan.Change;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.host.HostException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes YAML for what stands today. */
@Command(
    name = "import",
    description = "Takes today's DNS over as YAML that changes nothing, with advice as comments.")
final class ImportCommand implements Callable<Integer> {
  /** Each domain asks many questions at once by itself. */
  private static final int DOMAINS_AT_ONCE = 4;

  @ParentCommand private MailauthCommand mailauth;
  @Mixin private ImportOptions options = new ImportOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "DOMAIN",
      description = "Whose records; without one, those of every zone in the files named.")
  private List<String> names = new ArrayList<>();

  /** What became of a domain. */
  private record Outcome(Name domain, Optional<Writing.Taken> taken, String fault) {}

  @Override
  public Integer call() {
    var domains = names.stream().map(this::name).distinct().toList();
    var files = options.zones(domains);
    if (domains.isEmpty() && files.isEmpty()) {
      throw mailauth.wrongUsage("name a domain, or a file with --zone or --octodns");
    }
    var wanted = domains.isEmpty() ? files.names().stream().distinct().toList() : domains;
    var known = KnownServices.of(mailauth.catalog());
    var outcomes =
        files.isEmpty() ? take(wanted, known, live(known)::look) : take(wanted, known, files::find);
    write(outcomes);
    outcomes.stream().filter(o -> o.taken().isEmpty()).forEach(o -> complain(o.fault()));
    return outcomes.stream().allMatch(o -> o.taken().isPresent()) ? ExitCode.DONE : ExitCode.ERROR;
  }

  private LiveDns live(KnownServices known) {
    return new LiveDns(
        mailauth.dns(),
        known,
        mailauth.catalog(),
        options.selectors(),
        options.subdomains(),
        mailauth.parallelism(),
        mailauth::say);
  }

  private List<Outcome> take(
      List<Name> wanted, KnownServices known, Function<Name, Origin> origins) {
    var vocabulary = Opening.vocabulary(mailauth.hostTypes(), mailauth.catalog());
    var world =
        new Takeover.World(mailauth.dns(), mailauth.resolvers(), mailauth.clock(), mailauth.web());
    var keeper = options.keeper(vocabulary.providers(), wanted.size());
    try (var takeover =
        new Takeover(world, mailauth.catalog(), known, vocabulary, keeper, options.selectors())) {
      return Concurrently.map(wanted, DOMAINS_AT_ONCE, domain -> take(domain, origins, takeover));
    }
  }

  private static Outcome take(Name domain, Function<Name, Origin> origins, Takeover takeover) {
    try {
      return new Outcome(domain, Optional.of(takeover.take(origins.apply(domain))), "");
    } catch (HostException e) {
      return new Outcome(domain, Optional.empty(), e.getMessage());
    }
  }

  private void write(List<Outcome> outcomes) {
    var taken = outcomes.stream().flatMap(outcome -> outcome.taken().stream()).toList();
    if (taken.isEmpty()) {
      return;
    }
    var folder = options.folder(outcomes.size());
    if (folder.isEmpty() && options.file().isEmpty()) {
      mailauth.terminal().out().print(Writing.file(taken.getFirst()));
      mailauth.terminal().out().flush();
    } else {
      writeFiles(folder, taken);
    }
    taken.forEach(this::tell);
  }

  private void writeFiles(Optional<Path> folder, List<Writing.Taken> taken) {
    var writing =
        new Writing(
            Opening.vocabulary(mailauth.hostTypes(), mailauth.catalog()), options.isForced());
    if (folder.isPresent()) {
      writing.folder(folder.get(), taken);
    } else {
      writing.file(options.file().orElseThrow(), taken.getFirst());
    }
    writing.written().forEach(path -> mailauth.say(path + " is written"));
  }

  private void tell(Writing.Taken taken) {
    var changes = taken.adoption().changes();
    if (!changes.isEmpty()) {
      mailauth.say(
          "%s: a plan will write %s anew; the YAML says why"
              .formatted(
                  taken.origin().domain(),
                  changes.stream()
                      .map(Change::key)
                      .map(Object::toString)
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
  }

  private void complain(String fault) {
    mailauth.terminal().err().println("mailauth: " + fault);
  }

  private Name name(String written) {
    try {
      return Name.of(written);
    } catch (InvalidName e) {
      throw mailauth.wrongUsage(e.getMessage());
    }
  }
}
