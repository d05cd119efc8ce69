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
import mailauth.core.yaml.YamlEdit;

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
    var provider = conclusion.provider();
    var wider =
        newProvider
            ? edited(
                text,
                List.of("providers", provider.name()),
                indent -> Draft.provider(provider, indent))
            : Optional.of(text);
    var domain = List.of("domains", conclusion.domain().name().text());
    return wider
        .flatMap(file -> edited(file, domain, conclusion::lines))
        .filter(file -> isRight(text, file));
  }

  private static Optional<String> edited(String text, List<String> path, YamlEdit.Lines lines) {
    return new YamlEdit.Insert(path, lines).apply(NAME, text.getBytes(StandardCharsets.UTF_8))
            instanceof YamlEdit.Result.Edited edited
        ? Optional.of(edited.text())
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
