package mailauth.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLSocketFactory;
import mailauth.cli.project.Project;
import mailauth.cli.report.ImportText;
import mailauth.providers.inbox.HostNames;
import mailauth.providers.inbox.ImapMailbox;
import mailauth.providers.inbox.Import;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes reports in. */
@Command(
    name = "import",
    description = {
      "Reads DMARC aggregate reports and TLS reports, packed or mailed or plain.",
      "What is known is not counted twice, and what cannot be read is named and skipped."
    })
final class ReportImportCommand implements Callable<Integer> {
  private static final String INPUT = "-";

  @ParentCommand private ReportCommand report;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = {
        "Files and folders; - for standard input; imaps://USER@HOST/FOLDER for a mailbox.",
        "Of a folder or mailbox only what is new is read.",
        "Without any, what the YAML names under 'reports'."
      })
  private List<String> paths = List.of();

  @Option(
      names = "--password",
      paramLabel = "REFERENCE",
      description = "The mailbox's password, as $${env:NAME} or file:PATH.")
  private @Nullable String password;

  @Option(
      names = "--no-ptr",
      description = {
        "Does not ask DNS what the addresses of unknown sources are called (PTR records);",
        "they go by their networks."
      })
  private boolean nameless;

  @Override
  public Integer call() {
    var mailauth = report.mailauth();
    try (var project = mailauth.open();
        var run = new Import(project.evidence(), project::declares)) {
      if (paths.isEmpty()) {
        declared(project, run);
      }
      paths.stream()
          .filter(INPUT::equals)
          .findFirst()
          .ifPresent(input -> run.stream("standard input", mailauth.terminal().in()));
      for (var path : paths) {
        if (isMailbox(path)) {
          run.mailbox(mailbox(path, project));
        }
      }
      run.paths(
          paths.stream()
              .filter(path -> !path.equals(INPUT) && !isMailbox(path))
              .map(Path::of)
              .toList());
      if (!nameless) {
        var today = LocalDate.now(mailauth.clock().withZone(ZoneOffset.UTC));
        run.name(new HostNames(project.dns(), today));
      }
      var taken = run.finish();
      var err = mailauth.terminal().err();
      taken
          .skipped()
          .forEach(
              skipped -> err.println("mailauth: %s %s".formatted(skipped.what(), skipped.why())));
      var foreign = ImportText.foreign(taken);
      if (!foreign.isEmpty()) {
        err.println("mailauth: " + foreign);
      }
      mailauth.terminal().out().print(ImportText.of(taken));
      boolean useless = taken.reports() + taken.duplicates() == 0 && !taken.skipped().isEmpty();
      return useless ? ExitCode.ERROR : ExitCode.DONE;
    }
  }

  private void declared(Project project, Import run) {
    var declared = project.incoming();
    if (declared.isEmpty()) {
      throw report
          .mailauth()
          .wrongUsage(
              "say what to read: files, folders, - or a mailbox; or name them in the YAML, under"
                  + " 'reports'");
    }
    declared.mailbox().ifPresent(run::mailbox);
    run.paths(declared.folders());
  }

  private static boolean isMailbox(String path) {
    return path.startsWith("imap://") || path.startsWith("imaps://");
  }

  private ImapMailbox mailbox(String text, Project project) {
    var mailauth = report.mailauth();
    if (password == null) {
      throw mailauth.wrongUsage("a mailbox needs --password, as ${env:NAME} or file:PATH");
    }
    try {
      var uri = new URI(text);
      if (ImapMailbox.user(uri).isEmpty()) {
        throw mailauth.wrongUsage(
            "write a mailbox as imaps://USER@HOST/FOLDER, an @ in USER as %40, and no password");
      }
      var secret =
          project
              .secret(password)
              .orElseThrow(() ->
                  mailauth.wrongUsage(
                      "--password takes ${env:NAME} or file:PATH, never a password"));
      return new ImapMailbox(uri, secret, (SSLSocketFactory) SSLSocketFactory.getDefault());
    } catch (URISyntaxException e) {
      throw mailauth.wrongUsage("'%s' is no address of a mailbox".formatted(e.getInput()));
    }
  }
}
