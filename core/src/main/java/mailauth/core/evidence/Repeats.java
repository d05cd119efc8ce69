package mailauth.core.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.report.AggregateRow.AuthResult;

/**
 * What rows say of envelopes and signatures, kept once however often they repeat it: a million rows
 * hold a few of each. Not safe for use by several threads.
 */
public final class Repeats {
  private static final int MOST_SIGNATURES = 4;
  private static final int MOST_KEPT = 10_000;

  private final Map<List<AuthResult>, Optional<Envelope>> envelopes = new HashMap<>();
  private final Map<List<AuthResult>, List<Signature>> signatures = new HashMap<>();

  /** The envelope that the results of SPF tell of. */
  Optional<Envelope> envelope(List<AuthResult> results) {
    if (envelopes.size() > MOST_KEPT) {
      envelopes.clear();
    }
    return envelopes.computeIfAbsent(results, Repeats::readEnvelope);
  }

  /** The signatures that the results of DKIM tell of, the passing first. */
  List<Signature> signatures(List<AuthResult> results) {
    if (signatures.size() > MOST_KEPT) {
      signatures.clear();
    }
    return signatures.computeIfAbsent(results, Repeats::readSignatures);
  }

  /** A passing one tells most; SPF checks a second only where there was no first. */
  private static Optional<Envelope> readEnvelope(List<AuthResult> results) {
    return results.stream()
        .filter(AuthResult::passes)
        .findFirst()
        .or(() -> results.stream().findFirst())
        .map(result -> new Envelope(result.domain(), result.passes()));
  }

  private static List<Signature> readSignatures(List<AuthResult> results) {
    return Stream.concat(
            results.stream().filter(AuthResult::passes),
            results.stream().filter(result -> !result.passes()))
        .map(result -> new Signature(result.domain(), result.selector(), result.passes()))
        .distinct()
        .limit(MOST_SIGNATURES)
        .toList();
  }
}
