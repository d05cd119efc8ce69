package mailauth.core.dkim.signature;

import java.util.Optional;
import mailauth.core.dns.Name;

/**
 * What a receiver makes of one signature (RFC 8601 section 2.7.1).
 *
 * @param domain who signed, as far as the field says
 * @param key where its key stands
 * @param message one sentence: what holds, or what does not and what to do
 */
public record SignatureVerdict(
    Result result, Optional<Name> domain, Optional<Name> key, String message) {

  /** The results of RFC 8601. */
  public enum Result {
    PASS,
    FAIL,
    /** The signature can never be verified. */
    PERMERROR,
    /** DNS did not answer. */
    TEMPERROR
  }

  public boolean passes() {
    return result == Result.PASS;
  }
}
