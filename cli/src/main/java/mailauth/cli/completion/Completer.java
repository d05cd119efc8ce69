package mailauth.cli.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds the words that may come next. */
public final class Completer {
  private final CommandSpec root;
  private final Known known;

  /** Works with these commands, and what is known beside them. */
  public Completer(CommandSpec root, Known known) {
    this.root = root;
    this.known = known;
  }

  /** What only a project, or a longer look, can tell. */
  public interface Known {
    /**
     * The domains of the YAML.
     *
     * @param file what {@code -f} names; null for the usual file
     */
    Collection<String> domains(@Nullable String file);

    Collection<String> providerTypes();

    Collection<String> gates();

    /** The services that may send. */
    Collection<String> senders(@Nullable String file);
  }

  /**
   * Sorted by word; none where a file may come, or anything.
   *
   * @param words behind the program's name; the last is the one that is being typed
   */
  public List<Candidate> complete(List<String> words) {
    var place = Place.of(root, words);
    return candidates(place)
        .filter(candidate -> candidate.word().startsWith(place.typed()))
        .map(candidate -> new Candidate(place.prefix() + candidate.word(), candidate.about()))
        .sorted(Comparator.comparing(Candidate::word))
        .distinct()
        .toList();
  }

  private Stream<Candidate> candidates(Place place) {
    if (place.option().isPresent()) {
      return values(place.option().get(), place);
    }
    if (place.typed().startsWith("-")) {
      return options(place.command());
    }
    var subcommands = subcommands(place.command());
    if (!subcommands.isEmpty()) {
      return subcommands.stream();
    }
    return place.command().positionalParameters().stream()
        .filter(parameter -> parameter.index().contains(place.parameters()))
        .findFirst()
        .map(parameter -> values(parameter, place))
        .orElse(Stream.empty());
  }

  private static Stream<Candidate> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(option -> new Candidate(option.longestName(), about(option.description())));
  }

  private static List<Candidate> subcommands(CommandSpec command) {
    var all = new ArrayList<Candidate>();
    command
        .subcommands()
        .forEach((name, line) -> {
          var usage = line.getCommandSpec().usageMessage();
          if (!usage.hidden()) {
            all.add(new Candidate(name, about(usage.description())));
          }
        });
    return all;
  }

  private Stream<Candidate> values(ArgSpec argument, Place place) {
    var fixed = argument.completionCandidates();
    if (fixed != null) {
      return StreamSupport.stream(fixed.spliterator(), false).map(Candidate::new);
    }
    var file = place.file().orElse(null);
    return switch (slot(argument)) {
      case "--domain", "DOMAIN" -> words(known.domains(file));
      case "--provider", "providers TYPE" -> words(known.providerTypes());
      case "gates ID" -> words(known.gates());
      case "--senders", "senders NAME" -> words(known.senders(file));
      case "completion SHELL" -> words(Shell.names());
      case "help COMMAND" -> subcommands(root).stream();
      default -> Stream.empty();
    };
  }

  /** An option's name; for a parameter its label, with the command unless all mean the same. */
  private static String slot(ArgSpec argument) {
    var label = argument.paramLabel();
    return argument instanceof OptionSpec option
        ? option.longestName()
        : label.equals("DOMAIN") ? label : argument.command().name() + " " + label;
  }

  private static Stream<Candidate> words(Collection<String> words) {
    return words.stream().map(Candidate::new);
  }

  private static String about(String... description) {
    return description.length == 0 ? "" : description[0].replaceFirst("(?s)[.;:(].*", "").strip();
  }
}
