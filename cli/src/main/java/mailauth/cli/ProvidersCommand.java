package mailauth.cli;

import java.util.concurrent.Callable;
import mailauth.cli.render.ProviderMarkdown;
import mailauth.cli.render.ProviderText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the kinds of DNS hosts. */
@Command(
    name = "providers",
    description = "Lists the kinds of DNS hosts, or shows the settings of one.")
final class ProvidersCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Parameters(arity = "0..1", paramLabel = "TYPE", description = "A kind of DNS host.")
  private @Nullable String type;

  @Override
  public Integer call() {
    var types = mailauth.hostTypes();
    if (type == null) {
      if (mailauth.format() == Format.markdown) {
        ProviderMarkdown.page(types.all()).forEach(this::print);
      } else {
        types.all().forEach(kind -> print(ProviderText.line(kind)));
      }
      return ExitCode.DONE;
    }
    var kind = types.byName(type);
    kind.ifPresentOrElse(
        known -> ProviderText.of(known).forEach(this::print),
        () -> mailauth.terminal().err().println("mailauth: no provider type '%s'".formatted(type)));
    return kind.isPresent() ? ExitCode.DONE : ExitCode.ERROR;
  }

  private void print(String text) {
    mailauth.terminal().out().println(text);
  }
}
