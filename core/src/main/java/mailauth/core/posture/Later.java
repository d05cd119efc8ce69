package mailauth.core.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.MailConfig;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;

/** The parts of the YAML whose records come later: they say so instead of being ignored. */
final class Later {
  private Later() {}

  static List<Problem> problems(MailConfig mail) {
    var problems = new ArrayList<Problem>();
    add(
        "dmarc.rollout",
        mail.dmarc().filter(dmarc -> dmarc.rollout().isPresent()).map(DmarcConfig::at),
        problems);
    return problems;
  }

  private static void add(String part, Optional<Position> at, List<Problem> problems) {
    at.map(place -> new Problem(place, part + " is not supported yet; leave it out for now"))
        .ifPresent(problems::add);
  }
}
