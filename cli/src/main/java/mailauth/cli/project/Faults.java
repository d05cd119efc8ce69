package mailauth.cli.project;

import java.util.List;
import mailauth.core.yaml.Problem;

/** A project that cannot be used as it is; all that is wrong, in the order of the files. */
public final class Faults extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public Faults(List<Problem> problems) {
    super(problems.toString());
    this.problems = problems.stream().distinct().toList();
  }

  public List<Problem> problems() {
    return problems;
  }
}
