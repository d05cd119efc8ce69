package mailauth.cli;

import java.util.List;
import java.util.concurrent.Callable;
import mailauth.cli.senders.SenderJson;
import mailauth.cli.senders.SenderSearch;
import mailauth.cli.senders.SenderTable;
import mailauth.cli.senders.SenderText;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Service;
import mailauth.core.schema.Spelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the services of the catalog. */
@Command(
    name = "senders",
    description = "Lists and searches the known services, or shows what one needs.")
final class SendersCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A service, a class of services such as newsletters, or part of a name.")
  private @Nullable String word;

  @Override
  public Integer call() {
    var catalog = mailauth.catalog();
    if (word == null) {
      return list(SenderSearch.all(catalog));
    }
    var service = catalog.service(word);
    if (service.isPresent()) {
      return show(service.get());
    }
    var found = SenderSearch.matching(catalog, word);
    return found.isEmpty() ? none(catalog, word) : list(found);
  }

  private int list(List<Service> services) {
    return print(
        switch (mailauth.format()) {
          case text -> SenderTable.text(services);
          case json -> SenderJson.list(services);
          case markdown, html -> SenderTable.markdown(services);
        });
  }

  private int show(Service service) {
    return print(
        switch (mailauth.format()) {
          case text -> SenderText.text(service);
          case json -> SenderJson.one(service);
          case markdown, html -> SenderText.markdown(service);
        });
  }

  private int none(Catalog catalog, String wanted) {
    mailauth
        .terminal()
        .err()
        .println(
            "mailauth: no service '%s': %s"
                .formatted(
                    wanted,
                    Spelling.closest(wanted, catalog.ids())
                        .map("did you mean '%s'?"::formatted)
                        .orElse("see 'mailauth senders', or describe it yourself")));
    return ExitCode.ERROR;
  }

  private int print(String text) {
    mailauth.terminal().out().print(text);
    return ExitCode.DONE;
  }
}
