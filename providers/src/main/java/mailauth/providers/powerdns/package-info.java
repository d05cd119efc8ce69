/**
 * PowerDNS's authoritative server by its HTTP API.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.powerdns;

import org.jspecify.annotations.NullMarked;
