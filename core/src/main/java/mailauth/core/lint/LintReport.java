package mailauth.core.lint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What linting one record says, as {@code mailauth lint} prints it.
 *
 * @param type such as {@code mta-sts-policy}
 * @param isRecord whether the text is a record of that type at all, well-formed or not
 * @param effective what receivers make of it: texts, numbers, booleans and lists of texts by name;
 *     empty where they make nothing of it
 */
public record LintReport(
    String type,
    boolean isRecord,
    List<Finding> problems,
    Optional<Map<String, Object>> effective) {
  public LintReport {
    problems = List.copyOf(problems);
    effective = effective.map(map -> Collections.unmodifiableMap(new LinkedHashMap<>(map)));
  }

  /** Whether nothing in it is an error. */
  public boolean valid() {
    return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
