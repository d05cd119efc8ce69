/**
 * Primaries that take dynamic updates (RFC 2136), signed with TSIG (RFC 8945): BIND, Knot, PowerDNS
 * and their like.
 *
 * <p>Depends on {@code host}, {@code authority} and {@code wire}.
 */
@NullMarked
package mailauth.providers.rfc2136;

import org.jspecify.annotations.NullMarked;
