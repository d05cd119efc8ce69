package mailauth.core.check.fix;

import java.util.List;
import mailauth.core.yaml.YamlEdit;

/** What to do in the YAML about a finding. */
public sealed interface Proposal {

  /** Changes to make, in this order. */
  record Edits(List<YamlEdit> edits) implements Proposal {
    public Edits {
      edits = List.copyOf(edits);
    }
  }

  /** Something only a person can decide, in a sentence. */
  record Undecided(String sentence) implements Proposal {}

  /** The YAML says it already, or cannot say it. */
  record Nothing() implements Proposal {}

  static Proposal of(YamlEdit... edits) {
    return new Edits(List.of(edits));
  }
}
