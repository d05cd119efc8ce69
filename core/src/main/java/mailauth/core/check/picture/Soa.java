package mailauth.core.check.picture;

import mailauth.core.dns.Name;

/**
 * A zone's SOA record (RFC 1035 section 3.3.13); times are in seconds.
 *
 * @param minimum how long resolvers remember that a name does not exist (RFC 2308)
 */
public record Soa(Name primary, long serial, long refresh, long retry, long expire, long minimum) {}
