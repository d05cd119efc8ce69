package mailauth.core.spf.audit;

import mailauth.core.ip.IpSet;

/**
 * Somebody who is said to send for a name.
 *
 * @param label as people call it
 * @param addresses where its mail comes from, as far as is known
 */
public record DeclaredSender(String label, IpSet addresses) {}
