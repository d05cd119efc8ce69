package mailauth.core.yaml;

import java.util.List;

/** What became of reading a file as YAML. */
public sealed interface Parsed {

  /** The file's one document. */
  record Document(Node root) implements Parsed {}

  /** Why there is none; at least one problem, in the file's order. */
  record Faulty(List<Problem> problems) implements Parsed {
    public Faulty {
      problems = List.copyOf(problems);
    }
  }
}
