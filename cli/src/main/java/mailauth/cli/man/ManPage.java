package mailauth.cli.man;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of one command, from what its help says. */
public final class ManPage {
  private final CommandSpec spec;
  private final String version;
  private final Roff roff = new Roff();

  private ManPage(CommandSpec spec, String version) {
    this.spec = spec;
    this.version = version;
  }

  /** What the page is called, such as {@code mailauth-spf-eval}. */
  public static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  /**
   * Writes a page.
   *
   * @param version such as {@code mailauth 1.0}
   */
  public static String of(CommandSpec spec, String version) {
    return new ManPage(spec, version).write();
  }

  private String write() {
    roff.request("TH", name(spec), "1", "", version, "mailauth");
    roff.request("SH", "NAME").line(name(spec) + " - " + description(spec));
    synopsis();
    roff.request("SH", "DESCRIPTION");
    Arrays.stream(spec.usageMessage().description()).forEach(roff::line);
    commands();
    arguments("ARGUMENTS", spec.positionalParameters().stream().filter(ManPage::isShown).toList());
    arguments("OPTIONS", options(false));
    arguments("OPTIONS OF EVERY COMMAND", options(true));
    roff.request("SH", "EXIT STATUS");
    spec.root()
        .usageMessage()
        .exitCodeList()
        .forEach((code, means) -> roff.request("TP").raw(Roff.bold(code.strip())).line(means));
    if (spec.parent() != null) {
      roff.request("SH", "SEE ALSO").raw(Roff.bold(name(spec.parent())) + "(1)");
    }
    return roff.toString();
  }

  private void synopsis() {
    var words = new StringBuilder(Roff.bold(spec.qualifiedName(" ")));
    if (!spec.subcommands().isEmpty()) {
      words.append(' ').append(Roff.italic("COMMAND"));
    }
    words.append(" [").append(Roff.italic("OPTION")).append("]...");
    for (var positional : spec.positionalParameters()) {
      if (isShown(positional)) {
        boolean needed = positional.arity().min() > 0;
        words
            .append(needed ? " " : " [")
            .append(Roff.italic(positional.paramLabel()))
            .append(needed ? "" : "]")
            .append(positional.arity().max() > 1 ? "..." : "");
      }
    }
    roff.request("SH", "SYNOPSIS").raw(words.toString());
  }

  private void commands() {
    var below =
        spec.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(command -> !command.usageMessage().hidden())
            .distinct()
            .toList();
    if (!below.isEmpty()) {
      roff.request("SH", "COMMANDS");
      for (var command : below) {
        roff.request("TP").raw(Roff.bold(name(command)) + "(1)").line(description(command));
      }
    }
  }

  private List<OptionSpec> options(boolean inherited) {
    return spec.options().stream()
        .filter(option -> !option.hidden() && option.inherited() == inherited)
        .toList();
  }

  private void arguments(String heading, List<? extends ArgSpec> all) {
    if (!all.isEmpty()) {
      roff.request("SH", heading);
      for (var each : all) {
        roff.request("TP").raw(names(each));
        Arrays.stream(each.description()).forEach(roff::line);
      }
    }
  }

  private static String names(ArgSpec argument) {
    return switch (argument) {
      case OptionSpec option -> {
        var names = Stream.of(option.names()).map(Roff::bold).toList();
        boolean takesValue = option.arity().max() > 0;
        yield String.join(", ", names) + (takesValue ? " " + Roff.italic(option.paramLabel()) : "");
      }
      default -> Roff.italic(argument.paramLabel());
    };
  }

  private static boolean isShown(PositionalParamSpec positional) {
    return !positional.hidden();
  }

  private static String description(CommandSpec spec) {
    var described = String.join(" ", spec.usageMessage().description());
    return described.isEmpty() ? String.join(" ", spec.usageMessage().header()) : described;
  }
}
