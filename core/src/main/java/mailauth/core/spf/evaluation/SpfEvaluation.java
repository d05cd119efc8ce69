package mailauth.core.spf.evaluation;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Dns;
import mailauth.core.spf.Directive;

/**
 * What a receiver finds out, and how.
 *
 * @param directive the one that matched, in the record that was asked for or redirected to
 * @param explanation what the domain's owner has to say about a fail (RFC 7208 section 6.2)
 * @param problem why there is an error or no record: a clause without a capital and a final stop
 * @param lookups the terms that asked DNS, at most 10 of them without an error
 * @param voidLookups the questions that had no answer, at most 2 of them without an error
 */
public record SpfEvaluation(
    SpfResult result,
    Optional<Directive> directive,
    Optional<String> explanation,
    Optional<String> problem,
    int lookups,
    int voidLookups,
    List<Step> trace) {

  public SpfEvaluation {
    trace = List.copyOf(trace);
  }

  /** Evaluates one query; an {@link SpfEvaluator} is quicker for many. */
  public static SpfEvaluation evaluate(SpfQuery query, Dns dns) {
    return new SpfEvaluator(dns).evaluate(query);
  }
}
