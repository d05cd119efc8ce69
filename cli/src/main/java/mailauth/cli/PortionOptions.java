package mailauth.cli;

import java.util.Optional;
import mailauth.cli.project.Selection;
import mailauth.cli.project.Shard;
import mailauth.cli.revision.Since;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which portion of the declared domains plan, apply and check are about, beside --domain. */
final class PortionOptions {
  @Option(
      names = "--changed-since",
      paramLabel = "REV",
      description = "Only domains of which the YAML says something else than at a git revision.")
  private @Nullable String revision;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Only the I-th of N parts of the domains, such as 1/4, told by their names.")
  private @Nullable String shard;

  /** The part of a fleet; empty for all of it. */
  Optional<Shard> shard(MailauthCommand mailauth) {
    try {
      return Optional.ofNullable(shard).map(Shard::parse);
    } catch (IllegalArgumentException e) {
      throw mailauth.wrongUsage("--shard: " + e.getMessage());
    }
  }

  /** Refuses what goes only with the YAML, where a command was given names instead. */
  void checkNamed(MailauthCommand mailauth) {
    if (revision != null) {
      throw mailauth.wrongUsage("--changed-since chooses among the YAML's domains: name none");
    }
  }

  Selection selection(MailauthCommand mailauth) {
    var selection = mailauth.selection().of(shard(mailauth));
    return revision == null
        ? selection
        : mailauth
            .yaml()
            .since(revision)
            .map(since -> selection.among(told(mailauth, since).changed()))
            .orElse(selection);
  }

  /** What no longer is declared is in no plan, but whoever took it out should know. */
  private static Since told(MailauthCommand mailauth, Since since) {
    since
        .gone()
        .forEach(name ->
            mailauth.say("%s is no longer declared; its records stay as they are".formatted(name)));
    return since;
  }
}
