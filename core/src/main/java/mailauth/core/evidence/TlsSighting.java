package mailauth.core.evidence;

import java.time.LocalDate;
import java.util.Optional;
import mailauth.core.report.TlsPolicyType;

/**
 * Sessions of one day that ended alike.
 *
 * @param failure the result type of RFC 8460 section 4.3; empty for sessions that went well
 * @param mx the receiving host of a failure, as reported
 */
public record TlsSighting(
    LocalDate day, TlsPolicyType policy, Optional<String> failure, Optional<String> mx) {}
