package mailauth.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.cli.guide.AnswersFile;
import mailauth.core.guide.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code init} is told beforehand: a flag for each question, or a file. */
final class InitAnswers {
  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Reads answers from YAML and asks nothing; what it leaves out is as usual.")
  private @Nullable Path file;

  @Option(names = "--provider", paramLabel = "TYPE", description = "Who hosts the domain's DNS.")
  private @Nullable String provider;

  @Option(
      names = "--setting",
      paramLabel = "KEY=VALUE",
      description = "A setting of the provider, such as directory=zones; repeatable.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--parked",
      negatable = true,
      description = "The domain neither sends nor receives mail, or it does.")
  private @Nullable Boolean parked;

  @Option(
      names = "--senders",
      paramLabel = "NAME",
      split = ",",
      description = "The services that send, such as i8t,mailchimp; '' for none.")
  private @Nullable List<String> senders;

  @Option(
      names = "--hosts",
      paramLabel = "HOST",
      split = ",",
      description = "Own servers that send: addresses, networks, names, mx; '' for none.")
  private @Nullable List<String> hosts;

  @Option(
      names = "--printers",
      paramLabel = "HOW",
      description = "Whether printers and scanners send: no, service or direct.")
  private @Nullable String printers;

  @Option(
      names = "--printer-addresses",
      paramLabel = "ADDRESS",
      split = ",",
      description = "From where printers send that do it directly.")
  private @Nullable List<String> printerAddresses;

  @Option(
      names = "--includes",
      paramLabel = "NAME",
      split = ",",
      description = "SPF names of other senders; '' for none.")
  private @Nullable List<String> includes;

  @Option(
      names = "--value",
      paramLabel = "SERVICE.NAME=VALUE",
      description = "A value that a service asks for; repeatable.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--signing",
      paramLabel = "WHO",
      description = "Who signs with DKIM: all, some or unsure.")
  private @Nullable String signing;

  @Option(
      names = "--reports",
      paramLabel = "ADDRESS",
      split = ",",
      description = "Where DMARC reports go.")
  private @Nullable List<String> reports;

  private @Nullable AnswersFile read;

  boolean hasFile() {
    return file != null;
  }

  /**
   * All that was said, by the questions' ids; flags before the file.
   *
   * @throws mailauth.cli.project.Faults if the file cannot be used
   */
  Map<String, List<String>> all(Optional<String> domain, Words words) {
    var all = new LinkedHashMap<String, List<String>>();
    if (file != null) {
      read = AnswersFile.read(file, words);
      all.putAll(read.answers());
    }
    all.putAll(flags());
    domain.ifPresent(name -> all.put("domain", List.of(name)));
    return all;
  }

  private Map<String, List<String>> flags() {
    var flags = new LinkedHashMap<String, List<String>>();
    put(flags, "provider", provider);
    settings.forEach((key, value) -> flags.put("settings/" + key, List.of(value)));
    put(flags, "parked", parked == null ? null : parked.toString());
    put(flags, "senders", senders);
    put(flags, "hosts", hosts);
    put(flags, "printers", printers);
    put(flags, "printer-addresses", printerAddresses);
    put(flags, "includes", includes);
    values.forEach(
        (key, value) -> flags.put("values/" + key.replaceFirst("\\.", "/"), List.of(value)));
    put(flags, "signing", signing);
    put(flags, "reports", reports);
    return flags;
  }

  private static void put(Map<String, List<String>> flags, String id, @Nullable String value) {
    if (value != null) {
      flags.put(id, List.of(value));
    }
  }

  private static void put(
      Map<String, List<String>> flags, String id, @Nullable List<String> values) {
    if (values != null) {
      var given = new ArrayList<>(values);
      given.removeIf(String::isBlank);
      flags.put(id, given.stream().map(String::strip).toList());
    }
  }

  /** Where an answer stands in the file; empty for one that a flag gave. */
  Optional<AnswersFile> place(String id) {
    return Optional.ofNullable(read).filter(answers -> answers.has(id) && !flags().containsKey(id));
  }

  /** The option that answers a question. */
  static String option(String id) {
    var parts = id.split("/", 2);
    return switch (parts[0]) {
      case "domain" -> "DOMAIN";
      case "settings" -> "--setting " + parts[1] + "=VALUE";
      case "values" -> "--value " + parts[1].replace('/', '.') + "=VALUE";
      default -> "--" + parts[0];
    };
  }
}
