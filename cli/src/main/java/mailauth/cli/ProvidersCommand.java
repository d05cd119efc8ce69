package mailauth.cli;

import java.util.List;
import java.util.concurrent.Callable;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Shape;
import mailauth.providers.HostTypes;
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
    if (type == null) {
      HostTypes.all().forEach(kind -> line(kind.describe()));
      return ExitCode.DONE;
    }
    var kind = HostTypes.byName(type);
    if (kind.isEmpty()) {
      mailauth.terminal().err().println("mailauth: no provider type '%s'".formatted(type));
      return ExitCode.ERROR;
    }
    line(kind.get().describe());
    show(kind.get().describe().settings(), "  ");
    return ExitCode.DONE;
  }

  private void line(ProviderType kind) {
    print("%-12s %s".formatted(kind.type(), kind.title()));
  }

  private void show(List<ProviderType.Setting> settings, String indent) {
    for (var setting : settings) {
      var must = setting.required() ? "required" : "optional";
      print(indent + "%-12s %s, %s".formatted(setting.name(), must, setting.description()));
      if (setting.shape() instanceof Shape.Group(var parts)) {
        show(parts, indent + "  ");
      }
    }
  }

  private void print(String text) {
    mailauth.terminal().out().println(text);
  }
}
