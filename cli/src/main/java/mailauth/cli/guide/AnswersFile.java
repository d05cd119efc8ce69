package mailauth.cli.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailauth.cli.project.Faults;
import mailauth.core.guide.Words;
import mailauth.core.schema.Spelling;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;
import mailauth.core.yaml.Yaml;
import mailauth.providers.files.Reason;

/**
 * Answers that somebody wrote down: YAML whose keys are the questions' ids, a level for each part.
 */
public final class AnswersFile {
  private static final Set<String> KEYS =
      Set.of(
          "domain",
          "provider",
          "settings",
          "parked",
          "senders",
          "hosts",
          "printers",
          "printer-addresses",
          "includes",
          "values",
          "signing",
          "reports");

  private final Map<String, List<String>> answers = new LinkedHashMap<>();
  private final Map<String, Position> places = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private final Words words;

  private AnswersFile(Words words) {
    this.words = words;
  }

  /**
   * Reads a file.
   *
   * @throws Faults if it is none
   */
  public static AnswersFile read(Path file, Words words) {
    var answers = new AnswersFile(words);
    try {
      switch (Yaml.parse(file.toString(), Files.readAllBytes(file))) {
        case Parsed.Document(Node.Mapping root) -> answers.read(root);
        case Parsed.Document(var other) ->
            answers.problems.add(new Problem(other.at(), words.say("answers.mapping")));
        case Parsed.Faulty(var why) -> answers.problems.addAll(why);
      }
    } catch (NoSuchFileException e) {
      answers.problems.add(
          new Problem(Position.ofFile(file.toString()), words.say("answers.no-file")));
    } catch (IOException e) {
      answers.problems.add(
          new Problem(
              Position.ofFile(file.toString()), words.say("answers.unreadable", Reason.of(e))));
    }
    if (!answers.problems.isEmpty()) {
      throw new Faults(answers.problems);
    }
    return answers;
  }

  public Map<String, List<String>> answers() {
    return answers;
  }

  /** What is wrong with an answer, as a sentence that names its place. */
  public Problem problem(String id, String why) {
    var at = places.getOrDefault(id, places.values().stream().findFirst().orElseThrow());
    return new Problem(at, why);
  }

  public boolean has(String id) {
    return places.containsKey(id);
  }

  private void read(Node.Mapping root) {
    for (var entry : root.entries()) {
      var key = entry.key().text();
      if (KEYS.contains(key)) {
        read(key, entry.key().at(), entry.value());
      } else {
        problems.add(new Problem(entry.key().at(), unknown(key)));
      }
    }
  }

  private String unknown(String key) {
    return Spelling.closest(key, KEYS)
        .map(close -> words.say("answers.unknown-close", key, close))
        .orElseGet(() -> words.say("answers.unknown", key));
  }

  private void read(String id, Position at, Node value) {
    places.put(id, at);
    switch (value) {
      case Node.Scalar scalar -> {
        places.put(id, scalar.at());
        answers.put(id, scalar.isNull() ? List.of() : List.of(scalar.text()));
      }
      case Node.Sequence(var start, var items) -> {
        var all = new ArrayList<String>();
        for (var item : items) {
          if (item instanceof Node.Scalar scalar) {
            all.add(scalar.text());
          } else {
            problems.add(new Problem(item.at(), words.say("answers.one-word")));
          }
        }
        answers.put(id, all);
      }
      case Node.Mapping(var start, var entries) ->
          entries.forEach(
              entry -> read(id + "/" + entry.key().text(), entry.key().at(), entry.value()));
    }
  }
}
