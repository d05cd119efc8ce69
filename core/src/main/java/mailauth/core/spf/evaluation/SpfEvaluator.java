package mailauth.core.spf.evaluation;

import java.util.Optional;
import mailauth.core.dns.Dns;

/** Evaluates SPF for one message after the other. Safe for use by several threads. */
public final class SpfEvaluator {
  private final Dns dns;
  private final Policies policies = new Policies();

  public SpfEvaluator(Dns dns) {
    this.dns = dns;
  }

  /**
   * Evaluates check_host (RFC 7208 section 4). Asks DNS each question once for this query; what
   * should be asked once for all queries is up to the {@code Dns}.
   */
  public SpfEvaluation evaluate(SpfQuery query) {
    var session = new Session(dns);
    var checkHost = new CheckHost(query, session, policies);
    try {
      var outcome = checkHost.check(query.domain(), 0);
      var explanation = checkHost.explain(outcome);
      outcome.problem().ifPresent(why -> session.note(new Step(0, query.domain(), "", why)));
      return session.close(outcome.result(), outcome.directive(), explanation, outcome.problem());
    } catch (Undecided undecided) {
      session.note(new Step(0, query.domain(), "", undecided.because()));
      return session.close(
          undecided.result(), Optional.empty(), Optional.empty(), Optional.of(undecided.because()));
    }
  }
}
