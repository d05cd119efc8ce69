package mailauth.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;

/**
 * The subcommands. Reading a command's annotations takes milliseconds, so that a run only sets up
 * those that its arguments name.
 */
final class Subcommands {
  private static final List<Known> ALL =
      List.of(
          new Known("init", InitCommand::new),
          new Known("import", ImportCommand::new),
          new Known("plan", PlanCommand::new),
          new Known("apply", ApplyCommand::new),
          new Known("show", ShowCommand::new),
          new Known("validate", ValidateCommand::new),
          new Known("rollback", RollbackCommand::new),
          new Known("check", CheckCommand::new),
          new Known("render", RenderCommand::new),
          new Known("spf", SpfCommand::new),
          new Known("lint", LintCommand::new),
          new Known("dkim", DkimCommand::new),
          new Known("report", ReportCommand::new),
          new Known("rollout", RolloutCommand::new),
          new Known("senders", SendersCommand::new),
          new Known("providers", ProvidersCommand::new),
          new Known("gates", GatesCommand::new),
          new Known("schema", SchemaCommand::new),
          new Known("completion", CompletionCommand::new),
          new Known(CompleteCommand.NAME, CompleteCommand::new),
          new Known("version", VersionCommand::new),
          new Known("man", ManCommand::new),
          new Known("help", HelpCommand::new));

  /** These speak of all other commands. */
  private static final List<String> NEED_ALL = List.of("man", "help");

  private Subcommands() {}

  private record Known(String name, Supplier<Object> create) {}

  /** The commands whose names are among the arguments, or all where that is not enough. */
  static List<Object> named(String... args) {
    var words = List.of(args);
    var named = ALL.stream().filter(known -> words.contains(known.name)).toList();
    boolean asksForOne = words.contains(CompleteCommand.NAME) && named.size() == 1;
    boolean enough =
        !named.isEmpty() && !asksForOne && NEED_ALL.stream().noneMatch(words::contains);
    return (enough ? named : ALL).stream().map(known -> known.create.get()).toList();
  }
}
