package mailauth.core.rollout;

import java.util.List;
import java.util.Optional;
import mailauth.core.posture.Desired;

/** One policy on its ladder: what is different between SPF, MTA-STS and DMARC. */
interface Climb {
  Standing standing();

  /** The record of a stage, but nowhere more lenient than what stands. */
  Desired at(int rung);

  /** What a stage's own record is, however strict what stands. */
  Desired downTo(int rung);

  /** What the step to a stage needs. */
  List<Condition> before(int rung);

  /** The step back that what fails asks for. */
  Optional<Setback> setback();
}
