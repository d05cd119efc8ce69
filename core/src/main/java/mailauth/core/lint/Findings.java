package mailauth.core.lint;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings while a record is read. For one thread. */
public final class Findings {
  private final List<Finding> found = new ArrayList<>();

  public void error(String id, int at, String message, String reference) {
    found.add(new Finding(id, Severity.ERROR, message, reference, at, List.of()));
  }

  public void warning(String id, int at, String message, String reference) {
    found.add(new Finding(id, Severity.WARNING, message, reference, at, List.of()));
  }

  public void info(String id, int at, String message, String reference) {
    found.add(new Finding(id, Severity.INFO, message, reference, at, List.of()));
  }

  public void add(Finding finding) {
    found.add(finding);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  /** What was found so far, in order. */
  public List<Finding> list() {
    return List.copyOf(found);
  }
}
