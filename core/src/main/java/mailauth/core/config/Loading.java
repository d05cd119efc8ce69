package mailauth.core.config;

import java.util.List;
import mailauth.core.yaml.Problem;

/** What became of loading. */
public sealed interface Loading {

  /** A config without faults. */
  record Loaded(Config config) implements Loading {}

  /** Everything that is wrong, in the order of the files; at least one. */
  record Rejected(List<Problem> problems) implements Loading {}
}
