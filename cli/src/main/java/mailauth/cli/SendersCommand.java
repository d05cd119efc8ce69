package mailauth.cli;

import java.util.concurrent.Callable;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.catalog.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the services of the catalog. */
@Command(name = "senders", description = "Lists the known services, or shows what one needs.")
final class SendersCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A service.")
  private @Nullable String id;

  @Override
  public Integer call() {
    var catalog = new BuiltInCatalog();
    if (id == null) {
      catalog.ids().forEach(known -> catalog.service(known).ifPresent(this::line));
      return ExitCode.DONE;
    }
    var service = catalog.service(id);
    service.ifPresentOrElse(
        this::show,
        () -> mailauth.terminal().err().println("mailauth: no service '%s'".formatted(id)));
    return service.isPresent() ? ExitCode.DONE : ExitCode.ERROR;
  }

  private void line(Service service) {
    print("%-20s %s".formatted(service.id(), service.title()));
  }

  private void show(Service service) {
    line(service);
    service.spf().terms().forEach(term -> print("  SPF   " + term));
    service
        .records()
        .forEach(r -> print("  %-5s %s -> %s".formatted(r.type(), r.name(), r.value())));
    service
        .variables()
        .forEach((name, rule) -> print("  asks  %s: %s".formatted(name, rule.description())));
  }

  private void print(String text) {
    mailauth.terminal().out().println(text);
  }
}
