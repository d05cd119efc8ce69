package mailauth.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mailauth.cli.project.Flattenable;
import mailauth.cli.project.Project;
import mailauth.cli.project.Selection;
import mailauth.cli.spf.FlatPart;
import mailauth.cli.spf.FlatReport;
import mailauth.cli.spf.FlatView;
import mailauth.cli.spf.LiveFlattening;
import mailauth.cli.spf.LockRenewal;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what flattening gives, and renews the lock. */
@Command(
    name = "flatten",
    description = "Shows a record with its includes written out as addresses.",
    footer = {
      "",
      "A domain whose YAML flattens is shown as it is locked in " + FlatteningLock.FILE + ", any",
      "other as it stands in DNS, with all its includes written out. Nothing is published: what",
      "'plan' and 'apply' do depends on the YAML and the lock.",
      "Exits with 0 when lock and DNS say the same, with 2 when not, and with 1 when an include",
      "cannot be resolved or the record must not be flattened."
    })
final class SpfFlattenCommand implements Callable<Integer> {
  @ParentCommand private SpfCommand spf;

  @Parameters(
      arity = "0..1",
      paramLabel = "DOMAIN",
      description = "Whose record is shown (default: all that the YAML flattens).")
  private @Nullable String domain;

  @Option(
      names = "--update",
      description = "Renews the lock: what DNS says now is what plans write out.")
  private boolean update;

  @Override
  public Integer call() {
    var name = Optional.ofNullable(domain).map(this::name);
    if (!mailauth().yaml().isThere()) {
      if (name.isEmpty() || update) {
        throw mailauth()
            .wrongUsage("there is no mailauth.yaml here; name a DOMAIN, or the YAML with -f");
      }
      return live(name.get(), mailauth().dns());
    }
    try (var project = mailauth().open()) {
      return call(project, name);
    }
  }

  private int call(Project project, Optional<Name> name) {
    var selection = name.isPresent() ? Selection.ALL : mailauth().selection();
    var declared =
        project.flattenables(selection).stream()
            .filter(each -> name.isEmpty() || each.name().equals(name.get()))
            .toList();
    if (update) {
      if (name.isPresent() && declared.isEmpty()) {
        throw new HostException(
            "the YAML flattens nothing at %s: write 'spf: { flatten: [SENDER] }' there first"
                .formatted(name.get()));
      }
      boolean all = name.isEmpty() && mailauth().yaml().domains().isEmpty();
      return update(project, declared, all);
    }
    return name.isPresent() && declared.isEmpty()
        ? live(name.get(), project.dns())
        : show(declared);
  }

  private int live(Name name, Dns dns) {
    var view = LiveFlattening.of(name, dns);
    spf.print(new FlatReport(List.of(view)));
    return view.hasFailed() ? ExitCode.ERROR : ExitCode.DONE;
  }

  private int show(List<Flattenable> declared) {
    var views = Concurrently.map(declared, mailauth().parallelism(), SpfFlattenCommand::view);
    spf.print(new FlatReport(views));
    if (views.stream().anyMatch(FlatView::hasFailed)) {
      return ExitCode.ERROR;
    }
    return views.stream().allMatch(FlatView::isInSync) ? ExitCode.DONE : ExitCode.CHANGES_PENDING;
  }

  private static FlatView view(Flattenable declared) {
    var flattened = declared.flatten();
    return new FlatView(
        declared.name(),
        declared.unflattened(flattened),
        parts(declared),
        flattened.outcome(),
        flattened.others(),
        true);
  }

  private static List<FlatPart> parts(Flattenable declared) {
    return declared.includes().stream()
        .map(include ->
            new FlatPart(
                include.owner(), include.include(), include.locked(), declared.resolve(include)))
        .toList();
  }

  private int update(Project project, List<Flattenable> declared, boolean all) {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    var renewal = new LockRenewal(project.lock().content(), now, all);
    var parts = Concurrently.map(declared, mailauth().parallelism(), SpfFlattenCommand::parts);
    for (int i = 0; i < declared.size(); i++) {
      renewal.add(declared.get(i).name(), parts.get(i));
    }
    boolean written = project.lock().renew(renewal::renewed);
    var report = renewal.report();
    spf.print(report);
    mailauth().terminal().out().flush();
    if (!mailauth().isQuiet()) {
      mailauth()
          .terminal()
          .err()
          .println(
              written
                  ? "mailauth: %s is renewed; look at it, then plan".formatted(FlatteningLock.FILE)
                  : "mailauth: %s stays as it is".formatted(FlatteningLock.FILE));
    }
    return report.hasFailed() ? ExitCode.ERROR : ExitCode.DONE;
  }

  private Name name(String text) {
    try {
      return Name.of(text);
    } catch (InvalidName e) {
      throw mailauth().wrongUsage(e.getMessage());
    }
  }

  private MailauthCommand mailauth() {
    return spf.mailauth();
  }
}
