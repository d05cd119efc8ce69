package mailauth.core.evidence;

import mailauth.core.dns.Name;

/**
 * A DKIM signature that receivers checked.
 *
 * @param domain its {@code d=}
 * @param selector its {@code s=} in lower case; empty where the reporter does not tell
 */
public record Signature(Name domain, String selector, boolean passes) {}
