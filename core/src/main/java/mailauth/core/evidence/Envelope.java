package mailauth.core.evidence;

import mailauth.core.dns.Name;

/** The sender on the envelope, and whether SPF let it pass. */
public record Envelope(Name domain, boolean passes) {}
