package mailauth.cli.man;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands on one page: {@code docs/commands.md} is made from it. */
public final class CommandsPage {
  private final CommandSpec root;
  private final List<String> lines = new ArrayList<>();

  private CommandsPage(CommandSpec root) {
    this.root = root;
  }

  /** The page, lines without their line ends. */
  public static List<String> of(CommandSpec root) {
    return new CommandsPage(root).write();
  }

  private List<String> write() {
    add("# Commands", "");
    add("What `mailauth help COMMAND` says of each, on one page. It is made from the program.", "");
    add("| command | does |", "|---|---|");
    all(root).forEach(command -> add("| %s | %s |".formatted(link(command), description(command))));
    add("", "## Options of every command", "");
    table(inherited(root));
    add("", "## Exit codes", "", "See [exit codes](exit-codes.md) for examples.", "");
    add("| code | means |", "|---|---|");
    root.usageMessage()
        .exitCodeList()
        .forEach((code, means) -> add("| %s | %s |".formatted(code.strip(), means)));
    all(root).filter(command -> command.subcommands().isEmpty()).forEach(this::section);
    return lines;
  }

  private void section(CommandSpec command) {
    add("", "## " + command.qualifiedName(" "), "", description(command), "");
    add("```text", synopsis(command), "```");
    var own =
        Stream.concat(
                command.positionalParameters().stream().filter(each -> !each.hidden()),
                command.options().stream().filter(each -> !each.hidden() && !each.inherited()))
            .filter(each -> !isForEvery(each))
            .toList();
    if (!own.isEmpty()) {
      add("");
      table(own);
    }
  }

  /** Help and version, which picocli gives each command anew. */
  private static boolean isForEvery(ArgSpec argument) {
    return argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private static List<ArgSpec> inherited(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(option -> (ArgSpec) option)
        .toList();
  }

  private void table(List<? extends ArgSpec> arguments) {
    add("| | |", "|---|---|");
    for (var each : arguments) {
      var words = String.join(" ", each.description());
      add("| %s | %s |".formatted(names(each), words.replace("|", "\\|").replace("*", "\\*")));
    }
  }

  private static String names(ArgSpec argument) {
    return switch (argument) {
      case OptionSpec option -> {
        var value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        yield Arrays.stream(option.names()).map("`%s`"::formatted).collect(joining(", ")) + value;
      }
      default -> argument.paramLabel();
    };
  }

  private static String synopsis(CommandSpec command) {
    var words = new ArrayList<String>();
    words.add(command.qualifiedName(" "));
    words.add("[OPTION]...");
    for (var positional : command.positionalParameters()) {
      if (!positional.hidden()) {
        var label = positional.paramLabel() + (positional.arity().max() > 1 ? "..." : "");
        words.add(positional.arity().min() > 0 ? label : "[%s]".formatted(label));
      }
    }
    return String.join(" ", words);
  }

  /** A command's own line in the first table; one that has others below it has no section. */
  private static String link(CommandSpec command) {
    var name = command.qualifiedName(" ");
    return command.subcommands().isEmpty()
        ? "[`%s`](#%s)".formatted(name, name.replace(' ', '-'))
        : "`%s`".formatted(name);
  }

  private static Stream<CommandSpec> all(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .distinct()
        .filter(each -> !each.usageMessage().hidden())
        .flatMap(each -> Stream.concat(Stream.of(each), all(each)));
  }

  private static String description(CommandSpec command) {
    var usage = command.usageMessage();
    var described = String.join(" ", usage.description()).strip();
    return described.isEmpty() ? String.join(" ", usage.header()).strip() : described;
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }
}
