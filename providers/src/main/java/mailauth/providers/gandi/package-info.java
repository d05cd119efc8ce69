/**
 * Gandi by its LiveDNS API v5.
 *
 * <p>Depends on {@code web} and what that depends on.
 */
@NullMarked
package mailauth.providers.gandi;

import org.jspecify.annotations.NullMarked;
