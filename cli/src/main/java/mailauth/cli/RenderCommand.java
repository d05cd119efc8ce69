package mailauth.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mailauth.cli.byhand.SheetJson;
import mailauth.cli.byhand.SheetMarkdown;
import mailauth.cli.byhand.SheetText;
import mailauth.cli.byhand.SheetZone;
import mailauth.cli.project.HandEntries;
import mailauth.cli.project.HandEntries.Page;
import mailauth.core.config.Durations;
import mailauth.core.handentry.NameForm;
import mailauth.core.handentry.Panel;
import mailauth.core.handentry.Panels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what to enter by hand, and looks whether it was. */
@Command(
    name = "render",
    description = "Shows the records for hand entry at a host without an API.")
final class RenderCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Option(
      names = "--syntax",
      paramLabel = "SYNTAX",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Syntax syntax = Syntax.table;

  @Option(
      names = "--panel",
      paramLabel = "NAME",
      description = "How the host wants records to be typed; 'list' names all that are known.")
  private @Nullable String panel;

  @Option(
      names = "--names",
      paramLabel = "FORM",
      description = "How names are typed, whatever the panel: ${COMPLETION-CANDIDATES}.")
  private @Nullable Names names;

  @Option(names = "--verify", description = "Looks in DNS whether each record is right.")
  private boolean verify;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "With --verify: how long to wait for it, such as 10m (default: not at all).")
  private @Nullable String wait;

  @Option(
      names = "--server",
      paramLabel = "HOST[:PORT]",
      description = "With --verify: a server to ask in place of the zone's; repeatable.")
  private List<String> servers = new ArrayList<>();

  @Option(
      names = "--policies",
      paramLabel = "FOLDER",
      description = "Writes each MTA-STS policy to FOLDER/DOMAIN/.well-known/mta-sts.txt.")
  private java.nio.file.@Nullable Path policies;

  /** The names are what the option takes. */
  enum Syntax {
    table,
    zone
  }

  /** The names are what the option takes. */
  enum Names {
    relative(NameForm.RELATIVE),
    full(NameForm.FULL),
    absolute(NameForm.ABSOLUTE);

    private final NameForm form;

    Names(NameForm form) {
      this.form = form;
    }
  }

  @Override
  public Integer call() {
    if ("list".equals(panel)) {
      new Panels()
          .all()
          .forEach(each -> mailauth.terminal().out().printf("%-13s %s%n", each.id(), each.title()));
      return ExitCode.DONE;
    }
    var patience = patience();
    try (var project = mailauth.open();
        var entries = project.handEntries(mailauth.resolvers())) {
      var pages = entries.pages(mailauth.selection(), mailauth.parallelism());
      if (policies != null) {
        new PolicyFolder(policies).write(pages.stream().map(Page::sheet).toList());
      }
      return verify ? verify(entries, pages, patience) : show(pages);
    }
  }

  private int show(List<Page> unadapted) {
    var pages = unadapted.stream().map(this::adapted).toList();
    var out = mailauth.terminal().out();
    switch (mailauth.format()) {
      case text ->
          out.print(
              syntax == Syntax.zone
                  ? SheetZone.of(pages, names == null ? NameForm.RELATIVE : names.form)
                  : SheetText.of(pages, mailauth.style()));
      case json -> out.print(SheetJson.of(pages));
      case markdown -> out.print(SheetMarkdown.of(pages));
      case html -> throw mailauth.wrongUsage("render has no html; take markdown");
    }
    return ExitCode.DONE;
  }

  private Page adapted(Page page) {
    var chosen = panel == null ? page.panel() : named(panel);
    return new Page(
        page.sheet(), page.provider(), names == null ? chosen : chosen.typing(names.form));
  }

  private Panel named(String id) {
    return new Panels()
        .named(id)
        .orElseThrow(() ->
            mailauth.wrongUsage(
                "--panel: '%s' is not known; --panel list names all that are".formatted(id)));
  }

  private int verify(HandEntries entries, List<Page> pages, Duration patience) {
    return new HandVerification(mailauth, entries, servers, patience).of(pages);
  }

  private Duration patience() {
    if (wait == null) {
      return Duration.ZERO;
    }
    if (!verify) {
      throw mailauth.wrongUsage("--wait goes with --verify");
    }
    try {
      return Durations.parse(wait);
    } catch (IllegalArgumentException e) {
      throw mailauth.wrongUsage("--wait: " + e.getMessage());
    }
  }
}
