package mailauth.core.guide;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.config.Config;
import mailauth.core.config.Declarations;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Reference;
import mailauth.core.config.SourceFile;
import mailauth.core.draft.Draft;
import mailauth.core.yaml.EntryEdit;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;

/** A domain more in a file that somebody else wrote, all of whose octets stay as they are. */
public final class Addition {
  private static final String NAME = "mailauth.yaml";
  private static final String STEP = "  ";

  private final Conclusion conclusion;
  private final boolean newProvider;

  private Addition(Conclusion conclusion, boolean newProvider) {
    this.conclusion = conclusion;
    this.newProvider = newProvider;
  }

  /** What has to be added beside what a config has: a provider that is there serves again. */
  public static Addition to(Config config, Conclusion conclusion) {
    var wanted = conclusion.provider();
    var same =
        config.providers().values().stream()
            .filter(there -> there.type().equals(wanted.type()))
            .filter(there -> says(there, wanted))
            .map(ProviderConfig::name)
            .sorted()
            .findFirst();
    return new Addition(
        conclusion.at(same.orElseGet(() -> free(wanted.name(), config.providers().keySet()))),
        same.isEmpty());
  }

  /** Whether one provider is set up like another, or more precisely. */
  private static boolean says(ProviderConfig there, ProviderConfig wanted) {
    return wanted.settings().values().keySet().stream()
        .allMatch(
            key -> text(there, key).isPresent() && text(there, key).equals(text(wanted, key)));
  }

  private static Optional<String> text(ProviderConfig provider, String setting) {
    return provider
        .settings()
        .text(setting)
        .map(reference -> reference instanceof Reference.Literal literal ? literal.text() : "");
  }

  private static String free(String name, Set<String> taken) {
    var free = name;
    for (int number = 2; taken.contains(free); number++) {
      free = name + number;
    }
    return free;
  }

  /** A file of its own beside others. */
  public String file() {
    return newProvider ? conclusion.file() : conclusion.fileWithoutProvider();
  }

  /** What somebody may add by hand. */
  public String snippet() {
    var providers =
        newProvider ? "providers:\n" + lines(Draft.provider(conclusion.provider(), STEP)) : "";
    return providers + "domains:\n" + lines(conclusion.lines(STEP));
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** The file with the domain in it; empty if it is laid out in a way that this cannot edit. */
  public Optional<String> in(String text) {
    try {
      var wider =
          newProvider
              ? insert(text, "providers", indent -> Draft.provider(conclusion.provider(), indent))
              : Optional.of(text);
      return wider
          .flatMap(file -> insert(file, "domains", conclusion::lines))
          .filter(file -> isRight(text, file));
    } catch (IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** How lines look at a depth. */
  private interface Lines {
    List<String> at(String indent);
  }

  private static Optional<String> insert(String text, String key, Lines lines) {
    var root = root(text);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    var section = root.get().entry(key);
    if (section.isEmpty()) {
      var end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
      return Optional.of(text + end + key + ":\n" + lines(lines.at(STEP)));
    }
    if (!(section.get().value() instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
      return Optional.empty();
    }
    var last = mapping.entries().getLast().key().at();
    var line = text.lines().skip(last.line() - 1L).findFirst().orElse("");
    if (line.length() - line.stripLeading().length() != last.column() - 1) {
      return Optional.empty();
    }
    var indent = " ".repeat(last.column() - 1);
    var added = String.join("\n", lines.at(indent)).substring(indent.length());
    return Optional.of(EntryEdit.at(text, last).with(added));
  }

  private static Optional<Node.Mapping> root(String text) {
    return Yaml.parse(NAME, text.getBytes(StandardCharsets.UTF_8))
            instanceof Parsed.Document(Node.Mapping root)
        ? Optional.of(root)
        : Optional.empty();
  }

  /** Whether the new text says what the old one did, and of one domain more. */
  private boolean isRight(String before, String after) {
    var then = declarations(before);
    var now = declarations(after);
    return then.isPresent()
        && now.isPresent()
        && now.get().changedSince(then.get()).equals(Set.of(conclusion.domain().name()))
        && now.get().goneSince(then.get()).isEmpty();
  }

  private static Optional<Declarations> declarations(String text) {
    return Declarations.read(List.of(new SourceFile(NAME, text.getBytes(StandardCharsets.UTF_8))));
  }
}
