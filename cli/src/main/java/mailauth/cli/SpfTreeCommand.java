package mailauth.cli;

import java.util.concurrent.Callable;
import mailauth.cli.spf.Tree;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.spf.PublishedSpf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Draws what a domain's record includes. */
@Command(
    name = "tree",
    description = "Draws the include tree with lookups, addresses and TTLs of each branch.")
final class SpfTreeCommand implements Callable<Integer> {
  @ParentCommand private SpfCommand spf;

  @Parameters(paramLabel = "DOMAIN", description = "Whose record is shown.")
  private String domain;

  @Override
  public Integer call() {
    var tree = Tree.of(name(), spf.mailauth().dns());
    spf.print(tree);
    return tree.root().policy() instanceof PublishedSpf.One ? ExitCode.DONE : ExitCode.ERROR;
  }

  private Name name() {
    try {
      return Name.of(domain);
    } catch (InvalidName e) {
      throw spf.mailauth().wrongUsage(e.getMessage());
    }
  }
}
