package mailauth.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Problems;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;
import mailauth.core.yaml.Quote;
import mailauth.core.yaml.Yaml;

/** Reads YAML files as one {@link Config}. */
public final class ConfigLoader {
  private final Problems problems;
  private final Vocabulary vocabulary;
  private final FileReader reader;
  private final List<Fields> files = new ArrayList<>();
  private final Map<String, Position> places = new HashMap<>();
  private final boolean allReadable;

  private ConfigLoader(Vocabulary vocabulary, Problems problems, boolean allReadable) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.allReadable = allReadable;
    this.reader = new FileReader(vocabulary);
  }

  /**
   * Reads all files and says everything that is wrong with any of them. What stands in one file
   * holds for all.
   */
  public static Loading load(List<SourceFile> files, Vocabulary vocabulary) {
    return load(files, folder -> vocabulary);
  }

  /**
   * The same where the files may name a folder of services.
   *
   * @param vocabulary the words that may be used, with the services of the folder if there is one
   */
  public static Loading load(
      List<SourceFile> files, Function<Optional<CatalogFolder>, Vocabulary> vocabulary) {
    var problems = new Problems();
    var roots = new ArrayList<Node>();
    for (var file : files) {
      switch (Yaml.parse(file.name(), file.octets())) {
        case Parsed.Document(var root) -> roots.add(root);
        case Parsed.Faulty(var why) -> problems.addAll(why);
      }
    }
    var folder = roots.stream().flatMap(root -> CatalogFolder.in(root).stream()).findFirst();
    var loader = new ConfigLoader(vocabulary.apply(folder), problems, roots.size() == files.size());
    roots.forEach(loader::read);
    var config = loader.assemble();
    var found = problems.found();
    return found.isEmpty()
        ? new Loading.Loaded(config)
        : new Loading.Rejected(sorted(found, files));
  }

  private void read(Node root) {
    reader.read(root, problems).ifPresent(files::add);
  }

  private Config assemble() {
    checkVersion();
    var providers = providers();
    var state = once(FileReader.STATE).orElse(StateConfig.DEFAULT);
    var reports = once(FileReader.REPORTS).orElse(ReportsConfig.NONE);
    once(FileReader.CATALOG);
    var defaults = once(reader.defaults);
    var domains = domains(defaults);
    return new Config(domains, providers, state, reports);
  }

  private void checkVersion() {
    long versions = files.stream().filter(file -> file.has(FileReader.VERSION)).count();
    files.forEach(file -> file.get(FileReader.VERSION));
    if (versions == 0 && allReadable && !files.isEmpty()) {
      problems.add(files.getFirst().at(), "the version is missing: begin with 'version: 1'");
    }
  }

  private Map<String, ProviderConfig> providers() {
    var all = new LinkedHashMap<String, ProviderConfig>();
    for (var file : files) {
      for (var provider : file.get(reader.providers, List.of())) {
        var first = all.putIfAbsent(provider.name(), provider);
        if (first != null) {
          refuseSecond(provider.name(), provider.at(), first.at());
        }
      }
    }
    return all;
  }

  private List<DomainConfig> domains(Optional<Mapping> defaults) {
    var domainReader = new DomainReader(vocabulary, providerNames());
    defaults.ifPresent(mapping -> domainReader.check(mapping, problems));
    var shared = defaults.map(Defaults::new).orElse(Defaults.NONE);
    var all = new ArrayList<DomainConfig>();
    for (var file : files) {
      file.get(reader.domains)
          .ifPresent(mapping ->
              mapping
                  .entries()
                  .forEach(
                      entry -> domainReader.read(entry, shared, problems).ifPresent(all::add)));
    }
    return all;
  }

  /** The providers declared, faulty ones as well; unknown if a file that may have more failed. */
  private Optional<Set<String>> providerNames() {
    var names = new TreeSet<String>();
    for (var file : files) {
      file.mapping()
          .entry(reader.providers.name())
          .ifPresent(entry -> names.addAll(ProviderReader.names(entry.value())));
    }
    return allReadable ? Optional.of(names) : Optional.empty();
  }

  /** The value of a key that one file at most may have. */
  private <T> Optional<T> once(Key<T> key) {
    Optional<T> value = Optional.empty();
    for (var file : files) {
      var read = file.get(key);
      value = value.or(() -> read);
      file.at(key)
          .ifPresent(at -> {
            var first = places.putIfAbsent(key.name(), at);
            if (first != null) {
              refuseSecond(key.name(), at, first);
            }
          });
    }
    return value;
  }

  private void refuseSecond(String name, Position at, Position first) {
    problems.add(
        at,
        "%s is declared here a second time, first at %s: keep one of them"
            .formatted(Quote.of(name), first));
  }

  private static List<Problem> sorted(List<Problem> problems, List<SourceFile> files) {
    var order = new HashMap<String, Integer>();
    files.forEach(file -> order.putIfAbsent(file.name(), order.size()));
    return problems.stream()
        .sorted(
            Comparator.comparing((Problem problem) -> order.getOrDefault(problem.at().file(), 0))
                .thenComparing(Problem::at))
        .toList();
  }
}
