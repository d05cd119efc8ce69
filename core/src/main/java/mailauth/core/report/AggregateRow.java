package mailauth.core.report;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;

/**
 * Messages that a receiver treated alike.
 *
 * @param source the address that delivered them
 * @param count how many; at least 1
 * @param dkim whether an aligned signature passed, as the receiver judged
 * @param spf whether SPF passed for an aligned envelope, as the receiver judged
 * @param override why the receiver set the policy aside
 * @param headerFrom the domain that people see
 * @param signatures the results of DKIM
 * @param envelopes the results of SPF
 */
public record AggregateRow(
    IpAddress source,
    long count,
    boolean dkim,
    boolean spf,
    Optional<OverrideReason> override,
    Name headerFrom,
    List<AuthResult> signatures,
    List<AuthResult> envelopes) {

  /**
   * What a receiver found out about a domain.
   *
   * @param selector of a DKIM key; empty where it was not reported, and for SPF
   */
  public record AuthResult(Name domain, String selector, boolean passes) {}
}
