package mailauth.cli.senders;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.catalog.RecordTemplate;
import mailauth.core.catalog.Service;

/** Services, one a line. */
public final class SenderTable {
  private static final String HEAD =
      """
      | name | service | class | home | SPF aligns | DKIM | facts of | sure | from |
      |---|---|---|---|---|---|---|---|---|
      """;

  private SenderTable() {}

  /** For a terminal. */
  public static String text(List<Service> services) {
    return services.stream()
        .map(service ->
            "%-28s %-14s %s%n".formatted(service.id(), service.kind().word(), service.title()))
        .collect(joining());
  }

  /** As docs/senders.md has it. */
  public static String markdown(List<Service> services) {
    return services.stream().map(SenderTable::row).collect(joining("", HEAD, ""));
  }

  private static String row(Service service) {
    return Stream.of(
            "`" + service.id() + "`",
            service.title(),
            service.kind().word(),
            service.region(),
            service.spf().alignment().brief(),
            dkim(service),
            service.source().map(source -> source.date().toString()).orElse("your own"),
            service.source().map(source -> source.confidence().word()).orElse(""),
            service.source().map(source -> String.join("; ", source.from())).orElse(""))
        .collect(joining(" | ", "| ", " |\n"));
  }

  private static String dkim(Service service) {
    var kinds =
        service.records().stream()
            .filter(RecordTemplate::isDkim)
            .collect(
                Collectors.groupingBy(RecordTemplate::type, TreeMap::new, Collectors.counting()));
    return kinds.isEmpty()
        ? "none known"
        : kinds.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(joining(", "));
  }
}
