package mailauth.core.plan;

import mailauth.core.dns.Dns;

/**
 * What is known beyond a domain's own zone.
 *
 * @param dns is asked what records include and point at
 * @param neverAligned includes that a record over its limit can do without
 */
public record World(Dns dns, NeverAligned neverAligned) {}
