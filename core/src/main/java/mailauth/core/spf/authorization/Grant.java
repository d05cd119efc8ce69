package mailauth.core.spf.authorization;

import mailauth.core.ip.IpSet;
import mailauth.core.spf.Qualifier;

/**
 * The addresses for which one term decides, because no term before it matches them.
 *
 * @param qualifier what the record that was asked for says about them
 * @param path to the term; empty for what no term matches, which is neutral
 */
public record Grant(Qualifier qualifier, TermPath path, IpSet addresses) {}
