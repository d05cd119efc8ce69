package mailauth.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mailauth.cli.spf.Difference;
import mailauth.cli.spf.Side;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Compares two records by who may send. */
@Command(
    name = "diff",
    description = "Shows which addresses may send by one record and not by the other.",
    footer = {
      "",
      "A record's text is taken as that of --domain, or of the domain it is compared with.",
      "Exits with 0 when the same may send, with 2 when not, and with 1 when DNS does not tell."
    })
final class SpfDiffCommand implements Callable<Integer> {
  private static final String NOBODY = "example.com";

  @ParentCommand private SpfCommand spf;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A domain, or a record: \"v=spf1 ...\".")
  private String old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The same.")
  private String planned;

  @Override
  public Integer call() {
    var dns = spf.mailauth().dns();
    var difference = Difference.between(side(old, dns), side(planned, dns));
    spf.print(difference);
    if (!difference.isComplete()) {
      spf.mailauth().terminal().err().println("mailauth: DNS did not tell all; try again later");
      return ExitCode.ERROR;
    }
    return difference.change().isEmpty() ? ExitCode.DONE : ExitCode.CHANGES_PENDING;
  }

  private Side side(String text, Dns dns) {
    return Side.isRecord(text) ? Side.written(text, home(), dns) : Side.published(name(text), dns);
  }

  /** Whose record a text is taken as. */
  private Name home() {
    var named = spf.mailauth().yaml().domains();
    if (named.size() > 1) {
      throw spf.mailauth().wrongUsage("--domain: spf diff takes one");
    }
    return Stream.of(named, List.of(old, planned))
        .flatMap(List::stream)
        .filter(text -> !Side.isRecord(text))
        .findFirst()
        .map(this::name)
        .orElse(new Name(NOBODY));
  }

  private Name name(String text) {
    try {
      return Name.of(text);
    } catch (InvalidName e) {
      throw spf.mailauth()
          .wrongUsage(e.getMessage() + "; write a domain, or a record: \"v=spf1 ...\"");
    }
  }
}
