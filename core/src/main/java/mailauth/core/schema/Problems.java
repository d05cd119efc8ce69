package mailauth.core.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;

/** Gathers what is wrong; what is said twice of one place counts once. */
public final class Problems {
  private final Set<Problem> found;
  private final boolean ofPart;

  public Problems() {
    this(new LinkedHashSet<>(), false);
  }

  private Problems(Set<Problem> found, boolean ofPart) {
    this.found = found;
    this.ofPart = ofPart;
  }

  /** The same, for reading a value that something else may complete: nothing is missing in it. */
  public Problems ofPart() {
    return new Problems(found, true);
  }

  public void add(Position at, String message) {
    found.add(new Problem(at, message));
  }

  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /** Adds the problem that something is missing. */
  public void addMissing(Position at, String message) {
    if (!ofPart) {
      add(at, message);
    }
  }

  /** All problems in the order they were found. */
  public List<Problem> found() {
    return List.copyOf(found);
  }
}
