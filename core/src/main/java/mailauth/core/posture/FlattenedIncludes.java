package mailauth.core.posture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mailauth.core.config.SpfConfig;
import mailauth.core.dns.Name;
import mailauth.core.schema.Spelling;
import mailauth.core.spf.Directive;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.Term;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.core.yaml.Problem;
import mailauth.core.yaml.Quote;

/** Finds the includes that the names under {@code flatten} mean among a name's senders. */
final class FlattenedIncludes {
  private final Name name;
  private final FlatteningLock lock;

  /** The senders' includes by each word that the YAML may use for them. */
  private final Map<String, Known> known = new LinkedHashMap<>();

  /** The includes that a word stands for, and who needs them. */
  private record Known(String owner, List<MacroString> includes) {}

  FlattenedIncludes(Name name, List<SpfSender> senders, FlatteningLock lock) {
    this.name = name;
    this.lock = lock;
    for (var sender : senders) {
      var includes = sender.terms().stream().flatMap(FlattenedIncludes::include).toList();
      known.putIfAbsent(sender.name(), new Known(sender.label(), includes));
      for (var include : includes) {
        known.putIfAbsent(include.text(), new Known(sender.label(), List.of(include)));
      }
    }
  }

  List<FlattenedInclude> of(List<SpfConfig.Flatten> wanted, Consumer<Problem> problems) {
    var found = new LinkedHashMap<Name, FlattenedInclude>();
    for (var flatten : wanted) {
      for (var include : find(flatten, problems)) {
        found.putIfAbsent(include.include(), include);
      }
    }
    return List.copyOf(found.values());
  }

  private List<FlattenedInclude> find(SpfConfig.Flatten flatten, Consumer<Problem> problems) {
    var sender = known.get(flatten.sender());
    if (sender == null) {
      problems.accept(new Problem(flatten.at(), unknown(flatten.sender())));
      return List.of();
    }
    if (sender.includes().isEmpty()) {
      problems.accept(
          new Problem(
              flatten.at(),
              "%s has no include in SPF that could be written out: remove it"
                  .formatted(Quote.of(flatten.sender()))));
    }
    var includes = new ArrayList<FlattenedInclude>();
    for (var target : sender.includes()) {
      literal(target)
          .ifPresentOrElse(
              include ->
                  includes.add(
                      new FlattenedInclude(sender.owner(), include, lock.entry(name, include))),
              () ->
                  problems.accept(
                      new Problem(
                          flatten.at(),
                          "include:%s depends on the message, so it cannot be written out: remove it"
                              .formatted(target.text()))));
    }
    return includes;
  }

  private String unknown(String sender) {
    return "%s is no sender of %s: %s"
        .formatted(
            Quote.of(sender),
            name,
            Spelling.closest(sender, known.keySet())
                .map("did you mean '%s'?"::formatted)
                .orElse("write one of its senders, and declare it under 'senders' first"));
  }

  private static Stream<MacroString> include(Term term) {
    return term instanceof Directive(var qualifier, Mechanism.Include(var target), var source)
            && qualifier == Qualifier.PASS
        ? Stream.of(target)
        : Stream.empty();
  }

  private static Optional<Name> literal(MacroString target) {
    return target.parts().stream().allMatch(MacroString.Literal.class::isInstance)
        ? TargetName.of(target.text())
        : Optional.empty();
  }
}
