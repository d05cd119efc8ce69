package mailauth.cli.report;

import java.util.stream.Collectors;
import mailauth.providers.inbox.Taken;

/** What an import took in, in sentences. */
public final class ImportText {
  private static final int FEW = 5;

  private ImportText() {}

  /** One line for the whole, and one where no resolver answered; ends in a line feed. */
  public static String of(Taken taken) {
    var text = new StringBuilder();
    text.append(
        "Imported %s with %s on %s."
            .formatted(
                Figures.count(taken.reports(), "report", "reports"),
                Figures.count(taken.rows(), "row", "rows"),
                Figures.count(taken.messages(), "message", "messages")));
    if (taken.duplicates() > 0) {
      text.append(" %s known before.".formatted(known(taken.duplicates())));
    }
    if (!taken.skipped().isEmpty()) {
      text.append(" %s skipped.".formatted(Figures.count(taken.skipped().size(), "item", "items")));
    }
    if (taken.oddRows() > 0) {
      text.append(
          " %s without a usable address, count or domain left out."
              .formatted(Figures.count(taken.oddRows(), "row", "rows")));
    }
    return text.append('\n').append(nameless(taken)).toString();
  }

  private static String nameless(Taken taken) {
    return taken.nameless()
        ? "No resolver answered, so unknown sources go by their networks; a later import asks"
            + " again, or never with --no-ptr.\n"
        : "";
  }

  /** Which domains nobody declared; empty where there are none. */
  public static String foreign(Taken taken) {
    int reports = taken.foreign().values().stream().mapToInt(Integer::intValue).sum();
    if (reports == 0) {
      return "";
    }
    var names = taken.foreign().keySet().stream().limit(FEW).map(Object::toString);
    int more = taken.foreign().size() - FEW;
    return "%s left out, on domains that the YAML does not declare: %s%s"
        .formatted(
            Figures.count(reports, "report", "reports"),
            names.collect(Collectors.joining(", ")),
            more > 0 ? " and %,d more".formatted(more) : "");
  }

  private static String known(int duplicates) {
    return Figures.count(duplicates, "report was", "reports were");
  }
}
